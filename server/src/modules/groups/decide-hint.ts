import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceHint } from './note-hints.ts'
import { hintsOf } from './queries/list-hints.ts'

/** Writes down what a person made of a hint. Refuses: `not_found`, `hint_is_decided`, `hint_needs_matter` where it names none
 * that this group raised, `hint_needs_note` where somebody was called. */
export async function decideHint(
  ctx: CommandContext,
  { id, decision, note, matter_id }: Parsed<typeof groups.decide_hint>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const found = await sql<{ group_id: string; decided_at: string | null; is_raised: boolean }>`
    select h.group_id, h.decided_at, exists (select from groups.talk as t where t.district_id = h.district_id
      and t.group_id = h.group_id and t.matter_id = ${matter_id ?? null}) as is_raised
    from groups.hint as h join groups.group as g on g.district_id = h.district_id and g.id = h.group_id
    where h.district_id = ${actor.district_id} and h.id = ${id} and ${hintsOf(actor)} for update of h`.execute(
    tx,
  )
  const [hint] = found.rows
  if (!hint) throw notFound()
  if (hint.decided_at !== null) throw new Refusal('conflict', 'hint_is_decided')
  if (decision === 'raised' && !hint.is_raised) throw new Refusal('invalid', 'hint_needs_matter')
  if (decision === 'called' && !note) throw new Refusal('invalid', 'hint_needs_note')
  await sql`
    update groups.hint set decision = ${decision}, decided_at = ${now}, decided_by = ${actor.person_id}, note = ${note ?? null},
      matter_id = ${decision === 'raised' ? (matter_id ?? null) : null}
    where district_id = ${actor.district_id} and id = ${id}`.execute(tx)
  await announceHint(ctx, hint.group_id)
}
