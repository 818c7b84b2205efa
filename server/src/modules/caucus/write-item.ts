import type { caucus } from '@linli/contract/caucus'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { keepSealed } from '#modules/documents'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { inRooms } from '#platform/rooms'
import { announceRoom } from './announce.ts'
import { takeRoom } from './find-place.ts'
import { accountsOn, mediatorsOf, seatedAt } from './people.ts'
import { mayWriteKind } from './policy.ts'

/** Writes into a room. No row outside of it changes, the record gets no line, and nobody else hears of it.
 * Refuses: `not_found`, `dispute_is_<state>`, `kind_not_yours`, `nothing_written`, `record_says_when`, and what ending an upload refuses. */
export async function writeItem(
  ctx: CommandContext,
  input: Parsed<typeof caucus.write>,
): Promise<void> {
  const { room_id, by_mediator } = await takeRoom(ctx, input)
  const { kind, words, held, upload_ids } = input
  if (!mayWriteKind(by_mediator, kind)) throw new Refusal('forbidden', 'kind_not_yours')
  if (words === '' && upload_ids.length === 0) throw new Refusal('invalid', 'nothing_written')
  if (
    (kind === 'record') !== (held !== undefined) ||
    (held && Date.parse(held.until) <= Date.parse(held.from))
  )
    throw new Refusal('invalid', 'record_says_when')
  const { tx, actor, now, keys, new_id } = ctx
  await inRooms(tx, [room_id], async () => {
    await keepFiles(ctx, { room_id, holder_id: new_id, upload_ids })
    const seq = await nextSeq(tx, actor.district_id, room_id)
    await sql`
      insert into caucus.item (district_id, id, room_id, seq, kind, sealed_content, by_id, by_mediator, at)
      values (${actor.district_id}, ${new_id}, ${room_id}, ${seq}, ${kind},
        ${keys.seal(JSON.stringify({ words, held: held ?? null }))}, ${actor.person_id}, ${by_mediator}, ${now})`.execute(
      tx,
    )
  })
  const seated = await seatedAt(tx, ctx, input.id)
  announceRoom(ctx, room_id, [...accountsOn(seated, [input.side]), ...mediatorsOf(seated)])
}

/** Ends uploads and keeps them as sealed files of what they belong to; within `inRooms`. Refuses what ending an upload refuses. */
export async function keepFiles(
  ctx: CommandContext,
  { room_id, holder_id, upload_ids }: { room_id: string; holder_id: string; upload_ids: string[] },
): Promise<void> {
  for (const [position, upload_id] of [...new Set(upload_ids)].entries()) {
    const kept = await keepSealed(ctx, upload_id)
    await sql`
      insert into caucus.file (district_id, id, room_id, holder_id, position, kind, media_type, bytes, width, height)
      values (${ctx.actor.district_id}, ${kept.id}, ${room_id}, ${holder_id}, ${position}, ${kept.kind}, ${kept.media_type},
        ${kept.bytes}, ${kept.width}, ${kept.height})`.execute(ctx.tx)
  }
}

/** The room's own counter; whoever else writes into this room waits here. */
async function nextSeq(tx: Tx, district_id: number, room_id: string): Promise<number> {
  const found = await sql<{ seq: number }>`
    insert into caucus.room as r (district_id, room_id, seq) values (${district_id}, ${room_id}, 1)
    on conflict (district_id, room_id) do update set seq = r.seq + 1 returning seq`.execute(tx)
  return found.rows[0]?.seq ?? 1
}
