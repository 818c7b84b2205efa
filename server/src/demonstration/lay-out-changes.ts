import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { NOBODY } from '#platform/ids'
import { idAt } from './identify.ts'
import { DAY_MS } from './moments.ts'
import { randomFor } from './random.ts'
import type { Organisation } from './store-organisation.ts'

/** How three categories read before this year, and two settings of one number: something to compare and to take back. */
export async function layOutChanges(tx: Tx, { district_id, roster }: Organisation): Promise<void> {
  const editor = roster.posts.find(({ kind }) => kind === 'catalogue_editor')?.person.id ?? NOBODY
  const random = randomFor(district_id, 'changes')
  for (const [code, standard] of FORMER) {
    await sql`
      insert into catalogue.edition (district_id, id, code, parent_code, name, keywords, owner_unit_id, doer_kind, doer_unit_id,
        standard, basis, clocks, evidence, verifier, may_self_close, is_secret_by_default, default_urgency, reopen_days,
        valid_from, valid_to, published_at, published_by)
      select district_id, ${idAt(Date.parse('2021-07-01T09:00:00+08:00'), random)}, code, parent_code, name, keywords[1:1],
        owner_unit_id, doer_kind, doer_unit_id, ${standard}, basis, clocks, '{}', verifier, may_self_close,
        is_secret_by_default, default_urgency, 3, valid_from - 184, valid_from - 1, published_at - interval '184 days', ${editor}
      from catalogue.edition where district_id = ${district_id} and code = ${code}`.execute(tx)
  }
  let after_id = NOBODY
  for (const [day, value, source] of SETTINGS) {
    const at = Date.parse(`${day}T10:20:00+08:00`)
    const id = idAt(at - 3 * DAY_MS, random)
    await sql`
      insert into parameters.edition (district_id, id, key, value, source, valid_from, after_id, set_by, set_at)
      values (${district_id}, ${id}, 'matters.warn_hours', ${value}, ${source}, ${day}, ${after_id}, ${editor},
        ${new Date(at - 3 * DAY_MS)})`.execute(tx)
    after_id = id
  }
}

const FORMER = [
  ['facility.street_light', '灯亮。'],
  ['facility.manhole', '井盖补齐。'],
  ['env.rubbish', '垃圾清走。'],
] as const

const SETTINGS = [
  ['2022-03-01', 36, '区社会治理服务中心 2022 年 2 月例会（演示）'],
  ['2022-06-20', 24, '试行三个月后改回一天（演示）'],
] as const
