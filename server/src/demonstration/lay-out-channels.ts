import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { idAt } from './identify.ts'
import { CUT_OFF, DAY_MS } from './moments.ts'
import { randomFor } from './random.ts'
import type { Organisation } from './store-organisation.ts'

const MADE_AT = new Date(CUT_OFF.getTime() - 60 * DAY_MS)
/** Ordinary groups into which their keeper pastes. */
const MOST_GROUPS = 300

/** The ways out of the house as they stand in a district that has begun: people paste, and what needs an account of the
 * district's own is set up and not connected. Nothing of a demonstration ever leaves it. */
export async function layOutChannels(tx: Tx, model: Organisation): Promise<void> {
  const { district_id } = model
  const random = randomFor(district_id, 'channels')
  const id = () => idAt(MADE_AT.getTime(), random)
  const [first] = model.roster.posts
  if (!first) return
  const channels = CHANNELS.map((one) => ({ ...one, id: id() }))
  for (const { id: channel_id, kind, name, settings, state } of channels) {
    await sql`
      insert into channels.channel (district_id, id, kind, name, settings, state, made_by, made_at)
      values (${district_id}, ${channel_id}, ${kind}, ${name}, ${JSON.stringify(settings)}::jsonb, ${state},
        ${first.person.id}, ${MADE_AT})`.execute(tx)
  }
  const outside = await sql<{ id: string; name: string; owner_id: string }>`
    select id, name, owner_id from groups.group
    where district_id = ${district_id} and closed_at is null and outside_members is not null
    order by id limit ${MOST_GROUPS}`.execute(tx)
  const names = new Map(model.roster.people.map((person) => [person.id, person.name]))
  for (const group of outside.rows) {
    await sql`
      insert into channels.binding (district_id, id, channel_id, target, address, via, presser_id, name, about_noun, about_id,
        state, checked_at, made_at)
      values (${district_id}, ${id()}, ${channels[0]?.id ?? id()}, 'group', ${group.id}, ${names.get(group.owner_id) ?? null},
        ${group.owner_id}, ${`${group.name}（微信群）`}, 'group', ${group.id}, 'open', ${MADE_AT}, ${MADE_AT})`.execute(
      tx,
    )
  }
}

const CHANNELS = [
  { kind: 'manual', name: '网格员粘贴到微信群', settings: {}, state: 'active' },
  {
    kind: 'wecom-customer-group',
    name: '区级企业微信客户群',
    settings: { corp_id: 'ww-未填' },
    state: 'unconnected',
  },
  {
    kind: 'sms-aliyun',
    name: '区政务短信',
    settings: {
      access_key_id: '未填',
      sign_name: '东昌府区社会治理',
      templates: 'SMS_待审核 您反映的事项 ${number} 已办结，请打开邻里评价；没有解决可以要求重办。',
    },
    state: 'unconnected',
  },
] as const
