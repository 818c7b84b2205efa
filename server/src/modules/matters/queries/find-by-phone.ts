import type { Output, Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import { maskName } from '#platform/keys'
import type { DisclosureContext, QueryContext } from '#platform/module'
import { mayReadReporter, maySee, type SightFacts } from '../policy.ts'
import { LINE_COLUMNS, type LineRow, lineOf } from './matter-line.ts'
import { viewTracked } from './view-tracked.ts'

// A caller's history on one screen; older ones are found by number.
const MOST = 20

type ByPhone = Output<typeof matters.find_by_phone>

/** Earlier matters of a caller, by the whole phone number: those that this person may see. Logged as a reading. */
export async function findByPhone(
  ctx: DisclosureContext,
  input: Parsed<typeof matters.find_by_phone>,
) {
  const { actor, keys, now } = ctx
  const found = await sql<LineRow & SightFacts & { sealed_name: Buffer | null }>`
    select ${LINE_COLUMNS}, r.sealed_name, m.street_id, m.community_id, m.grid_id, m.reporter_id,
      m.helper_unit_ids, m.escalated_unit_id
    from matters.reporter as r
    join matters.matter as m on m.district_id = r.district_id and m.id = r.matter_id
    where r.district_id = ${actor.district_id} and r.phone_index = ${keys.blindIndex('phone', input.phone)}
    order by m.id desc limit ${MOST}`.execute(ctx.tx)
  const visible = found.rows.filter((row) => maySee(actor, row))
  const sealed = visible.find((row) => row.sealed_name)?.sealed_name
  const answer: ByPhone = {
    items: visible.map((row) => lineOf(row, now)),
    reporter_name: sealed ? maskName(keys.unseal(sealed)) : null,
  }
  return { answer, subject_id: visible[0]?.id ?? null, fields: ['reporter.phone'] }
}

/** The reporter's whole name and phone, for whoever works on the matter or in its place. Logged as a reading.
 * Refuses: `not_found`, `not_your_role` to those who only see it from above. */
export async function revealReporter(
  ctx: DisclosureContext,
  input: Parsed<typeof matters.reveal_reporter>,
) {
  const { actor, keys } = ctx
  const found = await sql<
    SightFacts & { stays_secret: boolean; sealed_name: Buffer | null; sealed_phone: Buffer | null }
  >`
    select m.street_id, m.community_id, m.grid_id, m.unit_id, m.assignee_id, m.reporter_id, m.is_secret,
      m.stays_secret, m.helper_unit_ids, m.escalated_unit_id,
      r.sealed_name, r.sealed_phone
    from matters.matter as m
    left join matters.reporter as r on r.district_id = m.district_id and r.matter_id = m.id
    where m.district_id = ${actor.district_id} and m.id = ${input.id}`.execute(ctx.tx)
  const row = found.rows[0]
  if (!row || !maySee(actor, row)) throw notFound()
  if (!mayReadReporter(actor, row)) throw new Refusal('forbidden', 'not_your_role')
  const answer: Output<typeof matters.reveal_reporter> = {
    name: row.sealed_name && keys.unseal(row.sealed_name),
    phone: row.sealed_phone && keys.unseal(row.sealed_phone),
  }
  return { answer, subject_id: input.id, fields: ['reporter.name', 'reporter.phone'] }
}

/** A matter by its number and the phone of who reported it or said "me too"; a wrong phone and a number that does not exist answer alike. */
export function trackByNumber(ctx: QueryContext, input: Parsed<typeof matters.track_by_number>) {
  const phone_index = ctx.keys.blindIndex('phone', input.phone)
  return viewTracked(
    ctx,
    sql`own.number = ${input.number} and (exists (select 1 from matters.reporter as r
      where r.district_id = own.district_id and r.matter_id = own.id and r.phone_index = ${phone_index})
      or exists (select 1 from matters.appeal as a
      where a.district_id = own.district_id and a.phone_index = ${phone_index} and a.matter_id = own.id))`,
    sql`exists (select 1 from matters.reporter as r
      where r.district_id = own.district_id and r.matter_id = own.id and r.phone_index = ${phone_index})`,
  )
}
