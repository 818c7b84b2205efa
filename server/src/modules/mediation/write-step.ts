import type { DisputeAction, Side } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import { NOBODY } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import type { DisputeRow } from './take-dispute.ts'

/** What was done on a dispute, for its timeline. */
export interface DisputeStepInput {
  act: DisputeAction | `agreement_${string}` | `caucus_${string}` | `file_${string}`
  words?: string | null | undefined
  /** Shown to this side and the mediators alone, and heard by their pages alone. */
  side?: Side | null
  /** Kept from the parties, who may be the danger: their pages neither show nor hear of it. */
  is_house?: boolean
  facts?: Record<string, string | number | boolean | null>
}

/** Whose pages are told of a change. */
export type Heard = Pick<
  DisputeRow,
  'id' | 'committee_id' | 'street_id' | 'community_id' | 'opened_by' | 'mediator_ids' | 'heard_by'
>

/** Adds a line to the timeline and tells the open pages; a line of one side stays with that side and the mediators. */
export async function writeStep(
  ctx: CommandContext,
  dispute: Heard,
  step: DisputeStepInput,
): Promise<void> {
  const { district_id, person_id } = ctx.actor
  await sql`
    insert into mediation.step (district_id, id, dispute_id, at, by_id, act, side, words, facts)
    values (${district_id}, ${ctx.newId()}, ${dispute.id}, ${ctx.now}, ${person_id === NOBODY ? null : person_id}, ${step.act},
      ${step.side ?? null}, ${step.words ?? null}, ${JSON.stringify(step.facts ?? {})}::jsonb)`.execute(
    ctx.tx,
  )
  announceDispute(ctx, step.is_house ? { ...dispute, heard_by: [] } : dispute, step.side ?? null)
}

/** Tells the pages of those at the table and of those who watch over it; of what happens with one side the others hear nothing,
 * not even that something happened. */
export function announceDispute(
  ctx: Pick<CommandContext, 'actor' | 'announce'>,
  dispute: Heard,
  side: Side | null = null,
): void {
  const { id, committee_id, street_id, community_id, mediator_ids } = dispute
  const people = dispute.heard_by
    .filter((one) => side === null || one.side === side)
    .map((one) => one.person_id)
  ctx.announce({
    noun: 'dispute',
    id,
    district_id: ctx.actor.district_id,
    facts: {
      committee_id,
      mediator_ids,
      party_ids: people,
      opened_by: side === null ? dispute.opened_by : null,
      street_id: side === null ? street_id : null,
      community_id: side === null ? community_id : null,
      is_shared: side === null,
    },
  })
}
