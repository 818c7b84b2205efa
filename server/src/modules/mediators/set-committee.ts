import type { Parsed } from '@linli/contract/endpoint'
import type { mediators } from '@linli/contract/mediators'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { termEnd } from './rules.ts'
import { takeCommittee } from './take-committee.ts'
import { changesOf, writeStep } from './write-step.ts'

/** Enters what the law asks of a committee, or corrects it. Refuses: `not_found`, `outside_your_area`, `short_name_taken`,
 * `days_the_wrong_way`. */
export async function setCommittee(
  ctx: CommandContext,
  input: Parsed<typeof mediators.set_committee>,
): Promise<void> {
  const { tx, actor } = ctx
  const committee = await takeCommittee(ctx, input.id)
  const term_ends_on = termEnd(input.elected_on, input.term_ends_on)
  if (input.elected_on && term_ends_on && term_ends_on <= input.elected_on)
    throw new Refusal('invalid', 'days_the_wrong_way')
  const entry = {
    kind: input.kind,
    short_name: input.short_name,
    number_brackets: input.brackets,
    number_series: input.series,
    number_width: input.width,
    established_on: input.established_on,
    elected_on: input.elected_on,
    term_ends_on,
    seal_since: input.seal?.since ?? null,
    seal_keeper: input.seal?.keeper ?? null,
  }
  await refuseSameNumbers(ctx, input)
  const columns = Object.keys(entry)
  await sql`
    insert into mediators.committee (district_id, unit_id, ${sql.join(columns.map((name) => sql.ref(name)))})
    values (${actor.district_id}, ${committee.id}, ${sql.join(Object.values(entry))})
    on conflict (district_id, unit_id) do update set
      ${sql.join(columns.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}`.execute(
    tx,
  )
  const changes = changesOf(committee.entry, entry)
  await writeStep(ctx, { committee_id: committee.id, act: 'set', changes })
}

async function refuseSameNumbers(
  { tx, actor }: CommandContext,
  { id, short_name, series }: { id: string; short_name: string; series: string },
): Promise<void> {
  const found = await sql`
    select from mediators.committee where district_id = ${actor.district_id} and short_name = ${short_name}
      and number_series = ${series} and unit_id <> ${id}`.execute(tx)
  if (found.rows.length > 0) throw new Refusal('conflict', 'short_name_taken')
}
