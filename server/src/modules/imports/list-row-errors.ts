import type { Output, Parsed } from '@linli/contract/endpoint'
import { type imports, RowReason } from '@linli/contract/imports'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { QueryContext } from '#platform/module'
import { type ImportRow, takeImport } from './import-row.ts'
import { refuseOthers } from './policy.ts'
import { targetOf } from './target.ts'

type Page = Output<typeof imports.list_row_errors>
export type RowError = Page['items'][number]

/** Rows that were not taken, or that stayed after an undoing, in the order of the file. */
export async function listRowErrors(
  { db, actor }: QueryContext,
  input: Parsed<typeof imports.list_row_errors>,
): Promise<Page> {
  refuseOthers(actor)
  const head = await takeImport(db, { district_id: actor.district_id, id: input.id }, 'read')
  const after = Number(input.cursor ?? 0)
  const items = await readRowErrors(db, head, { of: input.of, after, limit: input.limit + 1 })
  const page = items.slice(0, input.limit)
  return {
    items: page,
    next_cursor: items.length > input.limit ? String(page.at(-1)?.line ?? 0) : null,
  }
}

/** One page of the same behind a line of the file. */
export async function readRowErrors(
  db: Db,
  head: ImportRow,
  { of, after, limit }: { of: 'wrong' | 'kept'; after: number; limit: number },
): Promise<RowError[]> {
  const found = await sql<{ line: number; reason: string; cells: string[] }>`
    select line, reason, data->'cells' as cells from imports.row
    where district_id = ${head.district_id} and import_id = ${head.id} and state = ${of}
      and line > ${after}
    order by line limit ${limit}`.execute(db)
  return found.rows.map(({ line, reason, cells }) => {
    const [slug = '', about = ''] = reason.split(':')
    const parsed = RowReason.parse(slug)
    // A kept row names the thing that stays; a wrong one names the field to blame.
    if (parsed === 'acted_on_since')
      return { line, reason: parsed, field: null, value: about, cells }
    const field = about === '' ? null : about
    return { line, reason: parsed, field, value: textOf(head, field, cells), cells }
  })
}

/** What stands in the columns to blame. */
function textOf(head: ImportRow, field: string | null, cells: readonly string[]): string | null {
  if (field === null) return null
  const choice = targetOf(head.target).choices.find(({ name }) => name === field)
  const texts = (choice?.fields ?? [field]).flatMap((name) => {
    const at = head.columns.indexOf(head.mapping.columns[name] ?? '')
    return at === -1 ? [] : [cells[at] ?? '']
  })
  return texts.length === 0 ? null : texts.join(' / ')
}
