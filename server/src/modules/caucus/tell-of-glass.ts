import { sendText } from '#modules/channels'
import type { CommandContext } from '#platform/module'
import { announceRoom } from './announce.ts'
import type { GlassRow } from './glass-rows.ts'
import { accountsOn, mediatorsOf, seatedAt } from './people.ts'
import { roomId } from './room-id.ts'

// Neither whose case, nor which side, nor who looks: the text may be read over a shoulder. The room itself says all of it.
const TEXT = '与您有关的一次调解有新的查阅登记，请登录邻里查看。'

/** Tells those of a room and the mediators that somebody from outside has opened it: on their open pages, and by a text that says nothing. */
export async function tellOfGlass(
  ctx: CommandContext,
  glass: GlassRow,
  what: 'opened' | 'read',
): Promise<void> {
  const { tx, actor, keys } = ctx
  const seated = await seatedAt(tx, ctx, glass.dispute_id)
  const told = seated.filter(({ side }) => side === null || side === glass.side)
  const of = { district_id: actor.district_id, dispute_id: glass.dispute_id }
  announceRoom(ctx, roomId(keys, of, glass.side), [
    ...accountsOn(told, [glass.side]),
    ...mediatorsOf(told),
  ])
  if (what !== 'opened') return
  const phones = told.flatMap(({ sealed_phone }) =>
    sealed_phone ? [keys.unseal(sealed_phone)] : [],
  )
  for (const phone of new Set(phones))
    await sendText(ctx, { phone, text: TEXT, purpose: 'room_opened' })
}
