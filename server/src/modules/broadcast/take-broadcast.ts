import type { Audience } from '@linli/contract/broadcast'
import type { BroadcastAction } from '@linli/contract/codes/broadcast'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { actionsOf, answersFor, type BroadcastFacts, maySee } from './policy.ts'

/** A broadcast that this command holds. */
export interface TakenBroadcast extends BroadcastFacts {
  id: string
  title: string
  text: string
  link: string | null
  about_noun: string | null
  audience: Audience
  not_after: string | null
  released_name: string | null
}

/** Locks a broadcast for an act of this person. Refuses: `not_found` for hidden and missing alike, `own_broadcast`,
 * `outside_jurisdiction`, and where it stands elsewhere `broadcast_is_<state>`. */
export async function takeBroadcast(
  ctx: CommandContext,
  id: string,
  action: BroadcastAction,
): Promise<TakenBroadcast> {
  const found = await sql<TakenBroadcast>`
    select b.*, (select p.public_name from identity.person as p where p.district_id = b.district_id and p.id = b.released_by)
      as released_name
    from broadcast.broadcast as b where b.district_id = ${ctx.actor.district_id} and b.id = ${id} for update of b`.execute(
    ctx.tx,
  )
  const taken = found.rows[0]
  if (!taken || !maySee(ctx.actor, taken)) throw notFound()
  if (!actionsOf(ctx.actor, taken).includes(action)) throw whyNot(ctx, taken, action)
  return taken
}

function whyNot(ctx: CommandContext, taken: TakenBroadcast, action: BroadcastAction): Refusal {
  if (!answersFor(ctx.actor, taken) && action !== 'remind')
    return new Refusal('forbidden', 'outside_jurisdiction')
  if (action === 'confirm') {
    const isOwn = taken.bypass_reason !== null && taken.released_by === ctx.actor.person_id
    return new Refusal(
      isOwn ? 'forbidden' : 'conflict',
      isOwn ? 'own_broadcast' : 'nothing_to_confirm',
    )
  }
  const isFirst = action === 'release' || action === 'decline'
  if (isFirst && taken.state === 'asked') return new Refusal('forbidden', 'own_broadcast')
  return new Refusal('conflict', `broadcast_is_${taken.state}`, { name: taken.released_name })
}
