import type { SharedItem } from '@linli/contract/caucus-shapes'
import type { ItemKind } from '@linli/contract/codes/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import type { Keys } from '#platform/keys'
import type { Context } from '#platform/module'
import { type FileRow, viewRoomFiles } from './view-files.ts'

/** What a released copy holds: words, files and whose consent made it one. */
export interface SharedContent {
  kind: ItemKind
  words: string | null
  files: FileRow[]
  consents: SharedItem['consents']
}

/** A released copy, opened. */
export interface SharedRow {
  id: string
  from_side: Side
  to_sides: Side[]
  released_at: string
  released_by_name: string
  content: SharedContent
}

/** Released copies of a dispute, the newest first, one statement: those that these sides have let go or got; all of them for mediators and
 * for the file of the case. Who may see them is the caller's question. */
export async function readSharedItems(
  db: Db | Tx,
  keys: Keys,
  of: { district_id: number; dispute_id: string; seen_by: readonly Side[] | 'all' },
): Promise<SharedRow[]> {
  const found = await sql<Omit<SharedRow, 'content'> & { sealed_content: Buffer }>`
    select s.id, s.from_side, s.to_sides, s.released_at, s.sealed_content, coalesce(p.public_name, '') as released_by_name
    from caucus.shared_item as s
    left join identity.person as p on p.district_id = s.district_id and p.id = s.released_by
    where s.district_id = ${of.district_id} and s.dispute_id = ${of.dispute_id}
      and ${of.seen_by === 'all' ? sql`true` : sql`(s.from_side = any(${[...of.seen_by]}) or s.to_sides && ${[...of.seen_by]}::text[])`}
    order by s.id desc`.execute(db)
  return found.rows.map(({ sealed_content, ...row }) => ({
    ...row,
    content: JSON.parse(keys.unseal(sealed_content)),
  }))
}

/** A released copy in the contract's shape: files are numbered anew, so that nothing tells of what was not released. */
export function viewShared(
  ctx: Pick<Context, 'actor' | 'keys' | 'now'>,
  row: SharedRow,
  of: { dispute_id: string; minutes: number },
): SharedItem {
  const { content, ...rest } = row
  const files = content.files.map((file, position) => ({ ...file, position }))
  return {
    ...rest,
    kind: content.kind,
    words: content.words,
    consents: content.consents,
    files: viewRoomFiles(ctx, files, {
      way: 'shared',
      of_id: of.dispute_id,
      side: row.from_side,
      holder_id: row.id,
      minutes: of.minutes,
    }),
  }
}
