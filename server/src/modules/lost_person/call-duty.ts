import type { Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { cardPath } from './card-words.ts'
import { onDutyFor } from './find-duty.ts'
import { takeCase } from './take-case.ts'
import { announceCase, writeStep } from './write-step.ts'

/** Calls people who are on duty where the case is told: by a text, and on their page until they answer by name. Refuses:
 * `not_on_duty`. */
export async function callDuty(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.call>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const row = await takeCase(ctx, input.id, 'call')
  const wanted = [...new Set(input.person_ids)]
  const called = await sql<{ person_id: string }>`
    insert into lost_person.call as l (district_id, case_id, person_id, post_kind, area_name, called_at, called_by, last_at, times)
    select ${actor.district_id}, ${row.id}, d.person_id, d.post_kind, d.area_name, ${now}, ${actor.person_id}, ${now}, 1
    from (${onDutyFor({ district_id: actor.district_id, now }, row.id)}) as d where d.person_id = any(${wanted}::uuid[])
    on conflict (district_id, case_id, person_id) do update set last_at = ${now}, times = l.times + 1
    returning person_id`.execute(tx)
  if (called.rows.length !== wanted.length) throw new Refusal('invalid', 'not_on_duty')
  await ring(ctx, wanted, row.code)
  await writeStep(ctx, row, { act: 'call', facts: { people: wanted.length } })
}

/** One text a person; it says that somebody is sought, and nothing about whom. */
export async function ring(
  ctx: CommandContext,
  person_ids: readonly string[],
  code: string,
): Promise<void> {
  const at = ctx.public_url ? `情况见 ${ctx.public_url}${cardPath(code)}` : ''
  const found = await sql<{ sealed_phone: Buffer }>`
    select sealed_phone from identity.person where district_id = ${ctx.actor.district_id} and id = any(${[...person_ids]}::uuid[])
      and sealed_phone is not null`.execute(ctx.tx)
  for (const { sealed_phone } of found.rows)
    await sendText(ctx, {
      phone: ctx.keys.unseal(sealed_phone),
      text: `【邻里】有人员走失协查需要您，请打开网格端回“收到”。${at}`,
      purpose: 'lost_person.call',
    })
}

/** 收到: whoever was called answers by name, once. Refuses: `nobody_called_you`. */
export async function acknowledgeCall(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.acknowledge>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const answered = await sql<{
    street_id: string | null
    community_id: string | null
    grid_id: string
    opened_by: string
    ring: number | null
  }>`
    update lost_person.call as l set acknowledged_at = coalesce(l.acknowledged_at, ${now}), words = coalesce(${input.words ?? null}, l.words)
    from lost_person.case as c
    where l.district_id = ${actor.district_id} and l.case_id = ${input.id} and l.person_id = ${actor.person_id}
      and c.district_id = l.district_id and c.id = l.case_id
    returning c.street_id, c.community_id, c.grid_id, c.opened_by, c.ring`.execute(tx)
  const row = answered.rows[0]
  if (!row) throw new Refusal('not_found', 'nobody_called_you')
  await writeStep(ctx, { ...row, id: input.id }, { act: 'acknowledge', words: input.words })
  announceCase(ctx, { ...row, id: input.id })
}
