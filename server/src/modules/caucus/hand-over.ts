import type { caucus } from '@linli/contract/caucus'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { inRooms } from '#platform/rooms'
import { announceRoom, announceTable } from './announce.ts'
import { takeRoom } from './find-place.ts'
import { accountsOn, mediatorsOf, seatedAt } from './people.ts'
import { readItems } from './read-items.ts'
import { readReleases, standingOf } from './read-releases.ts'
import type { SharedContent } from './read-shared.ts'

/** A mediator hands over what every party of the side has agreed to: an immutable copy for the sides named. There is no way back.
 * Refuses: `not_found`, `dispute_is_<state>`, `release_is_<state>`, `consent_missing`, `mediators_hand_over`. */
export async function handOver(
  ctx: CommandContext,
  input: Parsed<typeof caucus.hand_over>,
): Promise<void> {
  const { room_id, by_mediator } = await takeRoom(ctx, input)
  if (!by_mediator) throw new Refusal('forbidden', 'mediators_hand_over')
  const { tx, actor, now, keys, new_id } = ctx
  const seated = await seatedAt(tx, ctx, input.id)
  const { release, content } = await inRooms(tx, [room_id], () =>
    takeAgreed(ctx, { ...input, room_id, seated }),
  )
  await sql`
    insert into caucus.shared_item (district_id, id, dispute_id, from_side, to_sides, sealed_content, released_by, released_at)
    values (${actor.district_id}, ${new_id}, ${input.id}, ${input.side}, ${release.to_sides},
      ${keys.seal(JSON.stringify(content))}, ${actor.person_id}, ${now})`.execute(tx)
  const mediators = mediatorsOf(seated)
  announceRoom(ctx, room_id, [...accountsOn(seated, [input.side]), ...mediators])
  announceTable(ctx, input.id, [
    ...accountsOn(seated, [input.side, ...release.to_sides]),
    ...mediators,
  ])
}

async function takeAgreed(
  ctx: CommandContext,
  of: Parsed<typeof caucus.hand_over> & {
    room_id: string
    seated: Awaited<ReturnType<typeof seatedAt>>
  },
) {
  const { tx, actor, now } = ctx
  const { room_id } = of
  const [release] = await readReleases(tx, ctx, {
    room_ids: [room_id],
    id: of.release_id,
    lock: true,
  })
  if (!release) throw notFound()
  const { state, parties } = standingOf(release, of.seated, of.side)
  if (state === 'asked') throw new Refusal('conflict', 'consent_missing')
  if (state !== 'agreed') throw new Refusal('conflict', `release_is_${state}`)
  const [item] = await readItems(tx, ctx, { room_id, id: release.item_id, limit: 1 })
  if (!item) throw notFound()
  await sql`
    update caucus.release set state = 'released', ended_at = ${now}
    where district_id = ${actor.district_id} and id = ${release.id}`.execute(tx)
  const content: SharedContent = {
    kind: item.kind,
    words: release.words,
    files: release.files,
    consents: parties.flatMap(({ name, manner, at }) =>
      manner && at ? [{ name, manner, at }] : [],
    ),
  }
  return { release, content }
}
