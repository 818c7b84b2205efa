import type { ObligationKind } from '@linli/contract/codes/agreements'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import type { ObligationFacts } from './obligation-state.ts'
import { mineOf, readParties } from './read-parties.ts'
import { type HeldAgreement, holdAgreement } from './take-agreement.ts'

/** An obligation as commands hold it. */
export interface HeldObligation extends ObligationFacts {
  id: string
  kind: ObligationKind
  from_party_id: string
  to_party_id: string
  has_valid_ruling: boolean
}

/** An obligation with its agreement, and whose this person is in it. */
export interface TakenObligation {
  held: HeldAgreement
  obligation: HeldObligation
  /** The parties that this person is or acts for. */
  mine: string[]
  phones: Map<string, string>
}

/** Finds and locks an obligation of an agreement that this person sees. Refuses: `not_found`, `no_such_obligation`,
 * `obligation_is_over`. */
export async function takeObligation(
  ctx: CommandContext,
  id: string,
  obligation_id: string,
): Promise<TakenObligation> {
  const held = await holdAgreement(ctx, id)
  if (held.standing.sides.length === 0 && !held.standing.is_mediator && !held.standing.is_clerk)
    throw new Refusal('forbidden', 'may_not_tell')
  const obligation = await readObligation(ctx, id, obligation_id)
  if (obligation.performed_on !== null) throw new Refusal('conflict', 'obligation_is_over')
  const parties = await readParties({ ...ctx, db: ctx.tx }, held.dispute_id)
  return {
    held,
    obligation,
    mine: mineOf(parties, ctx.actor.person_id),
    phones: new Map(
      parties.flatMap((party) => (party.phone ? [[party.id, party.phone] as const] : [])),
    ),
  }
}

async function readObligation(
  { tx, actor }: CommandContext,
  agreement_id: string,
  id: string,
): Promise<HeldObligation> {
  const found = await sql<HeldObligation>`
    select o.id, o.kind, o.from_party_id, o.to_party_id, o.amount_fen, o.paid_fen, o.due_on, o.performed_on, o.moved_to,
      exists (select from agreements.confirmation as c where c.district_id = o.district_id and c.agreement_id = o.agreement_id
        and c.ruling = 'valid') as has_valid_ruling
    from agreements.obligation as o
    where o.district_id = ${actor.district_id} and o.agreement_id = ${agreement_id} and o.id = ${id} for update of o`.execute(
    tx,
  )
  const row = found.rows[0]
  if (!row) throw notFound()
  return row
}
