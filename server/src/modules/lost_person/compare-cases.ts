import type { Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { seenBy } from './policy.ts'
import { takeCase } from './take-case.ts'
import { writeStep } from './write-step.ts'

/** A person has compared two cases and says whether they are of one person; the product never does. Refuses: `not_found` for a case
 * that this person does not see, `same_kind`. */
export async function compareCases(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.compare>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const row = await takeCase(ctx, input.id, 'compare')
  const found = await sql<{
    id: string
    kind: string
    street_id: string | null
    community_id: string | null
    grid_id: string
    opened_by: string
    ring: number | null
  }>`
    select c.id, c.kind, c.street_id, c.community_id, c.grid_id, c.opened_by, c.ring from lost_person.case as c
    where c.district_id = ${actor.district_id} and c.id = ${input.other_id} and c.erased_at is null and ${seenBy(actor)}`.execute(
    tx,
  )
  const other = found.rows[0]
  if (!other) throw notFound()
  if (other.kind === row.kind) throw new Refusal('invalid', 'same_kind')
  for (const [one, two] of [
    [row.id, other.id],
    [other.id, row.id],
  ])
    await sql`
      insert into lost_person.matched (district_id, case_id, other_id, decision, words, by_id, at)
      values (${actor.district_id}, ${one}, ${two}, ${input.decision}, ${input.words ?? null}, ${actor.person_id}, ${now})
      on conflict (district_id, case_id, other_id) do update
      set decision = excluded.decision, words = excluded.words, by_id = excluded.by_id, at = excluded.at`.execute(
      tx,
    )
  await sql`
    update lost_person.case set same_as_id = case when id = ${row.id} then ${other.id}::uuid else ${row.id}::uuid end
    where district_id = ${actor.district_id} and id in (${row.id}, ${other.id}) and ${input.decision === 'same'}`.execute(
    tx,
  )
  const facts = { decision: input.decision, other_id: other.id }
  await writeStep(ctx, row, { act: 'compare', words: input.words, facts })
  await writeStep(ctx, other, {
    act: 'compare',
    words: input.words,
    facts: { ...facts, other_id: row.id },
  })
}
