import type { caucus } from '@linli/contract/caucus'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { inRooms } from '#platform/rooms'
import { announceRoom } from './announce.ts'
import { takeRoom } from './find-place.ts'
import { accountsOn, mediatorsOf, seatedAt } from './people.ts'
import type { Place } from './policy.ts'
import { type ItemRow, readItems } from './read-items.ts'

/** Proposes to let an item go, or a passage of it word for word: what is asked of the parties is what will be seen.
 * Refuses: `not_found`, `dispute_is_<state>`, `no_such_side`, `side_has_nobody`, `passage_not_in_item`, `no_such_file`, `nothing_to_release`. */
export async function proposeRelease(
  ctx: CommandContext,
  input: Parsed<typeof caucus.propose_release>,
): Promise<void> {
  const { place, room_id, by_mediator } = await takeRoom(ctx, input)
  const to_sides = otherSides(place, input)
  const { tx, actor, now, keys, new_id } = ctx
  const seated = await seatedAt(tx, ctx, input.id)
  if (!seated.some(({ side, party_id }) => side === input.side && party_id !== null))
    throw new Refusal('conflict', 'side_has_nobody')
  await inRooms(tx, [room_id], async () => {
    const [item] = await readItems(tx, ctx, { room_id, id: input.item_id, limit: 1 })
    if (!item) throw notFound()
    const { words, file_ids } = pick(item, input)
    await sql`
      insert into caucus.release (district_id, id, room_id, item_id, sealed_words, file_ids, to_sides, state, by_id, by_mediator, at)
      values (${actor.district_id}, ${new_id}, ${room_id}, ${item.id}, ${words === null ? null : keys.seal(words)}, ${file_ids},
        ${to_sides}, 'asked', ${actor.person_id}, ${by_mediator}, ${now})`.execute(tx)
  })
  announceRoom(ctx, room_id, [...accountsOn(seated, [input.side]), ...mediatorsOf(seated)])
}

function otherSides(place: Place, input: Parsed<typeof caucus.propose_release>) {
  const wanted = [...new Set(input.to_sides)]
  if (wanted.some((side) => side === input.side || !place.sides.includes(side)))
    throw new Refusal('invalid', 'no_such_side')
  return wanted
}

function pick(item: ItemRow, input: Parsed<typeof caucus.propose_release>) {
  const whole = item.content.words
  const passage = input.passage === undefined ? whole : input.passage
  const words = passage === null || passage === '' ? null : passage
  if (words !== null && !whole.includes(words)) throw new Refusal('invalid', 'passage_not_in_item')
  const file_ids = [...new Set(input.files)].map((n) => {
    const file = item.files.find(({ position }) => position === n)
    if (!file) throw new Refusal('invalid', 'no_such_file')
    return file.id
  })
  if (words === null && file_ids.length === 0) throw new Refusal('invalid', 'nothing_to_release')
  return { words, file_ids }
}
