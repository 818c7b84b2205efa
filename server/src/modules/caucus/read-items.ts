import type { RoomItem } from '@linli/contract/caucus-shapes'
import type { ItemKind } from '@linli/contract/codes/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Context } from '#platform/module'
import { type FileRow, viewRoomFiles } from './view-files.ts'

/** An item as it lies in its room, opened. */
export interface ItemRow {
  id: string
  seq: number
  kind: ItemKind
  content: { words: string; held: RoomItem['held'] }
  by_id: string
  by_mediator: boolean
  by_name: string
  at: string
  files: FileRow[]
}

/** Items of a room, the newest first; within `inRooms`, one statement however many there are. `below` is the number of the one after. */
export async function readItems(
  tx: Tx,
  { actor, keys }: Pick<Context, 'actor' | 'keys'>,
  of: { room_id: string; below?: number | undefined; limit: number; id?: string },
): Promise<ItemRow[]> {
  const found = await sql<
    Omit<ItemRow, 'content' | 'by_name'> & {
      sealed_content: Buffer
      sealed_name: Buffer | null
      public_name: string | null
    }
  >`
    select i.id, i.seq, i.kind, i.sealed_content, i.by_id, i.by_mediator, i.at, p.public_name, p.sealed_name,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'position', f.position, 'kind', f.kind, 'media_type', f.media_type,
          'bytes', f.bytes, 'width', f.width, 'height', f.height) order by f.position)
        from caucus.file as f where f.district_id = i.district_id and f.holder_id = i.id), '[]') as files
    from caucus.item as i left join identity.person as p on p.district_id = i.district_id and p.id = i.by_id
    where i.district_id = ${actor.district_id} and i.room_id = ${of.room_id}
      and ${of.below === undefined ? sql`true` : sql`i.seq < ${of.below}`}
      and ${of.id === undefined ? sql`true` : sql`i.id = ${of.id}`}
    order by i.seq desc limit ${of.limit}`.execute(tx)
  return found.rows.map(({ sealed_content, sealed_name, public_name, ...row }) => ({
    ...row,
    content: JSON.parse(keys.unseal(sealed_content)),
    by_name: public_name ?? (sealed_name ? keys.unseal(sealed_name) : ''),
  }))
}

/** An item in the contract's shape, its files opened for this person alone. */
export function viewItem(
  ctx: Pick<Context, 'actor' | 'keys' | 'now'>,
  row: ItemRow,
  of: { way: 'room' | 'glass'; of_id: string; side: Side; minutes: number },
): RoomItem {
  return {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    by_name: row.by_name,
    by_mediator: row.by_mediator,
    is_mine: row.by_id === ctx.actor.person_id,
    at: row.at,
    words: row.content.words,
    held: row.content.held,
    files: viewRoomFiles(ctx, row.files, { ...of, holder_id: row.id }),
  }
}

/** The number below which a page goes on. Refuses: `input_not_understood`. */
export function beforeOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  if (!/^\d{1,9}$/.test(cursor)) throw new Refusal('invalid', 'input_not_understood')
  return Number(cursor)
}

/** A page of what was read with one more than asked for. */
export function pageOf(
  rows: readonly ItemRow[],
  limit: number,
): { items: readonly ItemRow[]; next_cursor: string | null } {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next_cursor: last ? String(last.seq) : null }
}
