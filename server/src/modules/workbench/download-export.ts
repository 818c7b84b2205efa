import { Readable } from 'node:stream'
import { EXPORT_COLUMNS, type ExportColumn } from '@linli/contract/codes/workbench'
import type { MatterLine } from '@linli/contract/matters'
import { QueueFilter } from '@linli/contract/matters'
import { sql } from 'kysely'
import { z } from 'zod'
import { type List, linesOf, selectListed } from '#modules/matters'
import { notFound } from '#platform/errors'
import { type Route, type RouteContext, STAFF } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type Cell, type Sheet, writeXlsx } from '#platform/write-xlsx'
import { describeList } from './describe-list.ts'
import { maskText } from './mask-text.ts'
import { CLOCK, COLUMN, SHEET, SOURCE, STATUS, URGENCY } from './sheet-words.ts'

// Rows are read in pages of so many; how far the file has got is written down after each.
const PAGE_ROWS = 1000
// A table is fetched right after it was asked for, or asked for again.
const OPEN_MS = 600_000

/** `GET /files/exports/<id>/matters.xlsx`: the table of a list that its maker has had written into the record; once. */
export const exportRoute: Route = {
  method: 'GET',
  path: '/files/exports/:id/matters.xlsx',
  roles: STAFF,
  run: async (context, request) => {
    const id = z.uuid().safeParse(request.params.id)
    if (!id.success) throw notFound()
    const { list, columns, rows_total } = await openExport(context, id.data)
    const ids = await selectListed(context, context.db, list, rows_total)
    const name = encodeURIComponent(`${SHEET.name}-${shanghaiDay(context.now)}.xlsx`)
    return {
      status: 200,
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename*=UTF-8''${name}`,
        'cache-control': 'no-store',
      },
      body: Readable.from(
        writeXlsx([
          await aboutSheet(context, list, ids.length),
          rowsSheet(context, { id: id.data, ids, columns }),
        ]),
      ),
    }
  },
}

const Kept = z.object({
  list: QueueFilter.extend({ order: z.enum(['due', 'newest']) }),
  columns: z.array(z.enum(EXPORT_COLUMNS)),
})

// Opened once: a second fetch of the same address would be a reading that the record does not know.
async function openExport({ actor, now, keys, transaction }: RouteContext, id: string) {
  const found = await transaction((tx) =>
    sql<{ sealed_filter: Buffer; rows_total: number }>`
      update workbench.export set rows_done = 0, opened_at = ${now}
      where district_id = ${actor.district_id} and id = ${id} and made_by = ${actor.person_id}
        and opened_at is null and made_at > ${new Date(now.getTime() - OPEN_MS)}
      returning sealed_filter, rows_total`.execute(tx),
  )
  const [row] = found.rows
  if (!row) throw notFound()
  return { ...Kept.parse(JSON.parse(keys.unseal(row.sealed_filter))), rows_total: row.rows_total }
}

async function aboutSheet(
  { db, actor, now }: RouteContext,
  list: List,
  count: number,
): Promise<Sheet> {
  const who = [actor.name, actor.posts[0]?.unit_name].filter(Boolean).join(' ')
  return {
    name: SHEET.about,
    widths: [16, 60],
    rows: [
      [SHEET.who, who],
      [SHEET.when, { at: now.toISOString() }],
      [SHEET.count, count],
      ...(await describeList(db, actor.district_id, list)),
      [null, SHEET.masked],
      [null, SHEET.recorded],
    ],
  }
}

function rowsSheet(
  context: RouteContext,
  table: { id: string; ids: readonly string[]; columns: readonly ExportColumn[] },
): Sheet {
  return {
    name: SHEET.name,
    widths: table.columns.map((column) => COLUMN[column].width),
    head: table.columns.map((column) => COLUMN[column].word),
    rows: rowsOf(context, table),
  }
}

async function* rowsOf(
  context: RouteContext,
  { id, ids, columns }: Parameters<typeof rowsSheet>[1],
): AsyncGenerator<Cell[]> {
  for (let at = 0; at < ids.length; at += PAGE_ROWS) {
    const page = ids.slice(at, at + PAGE_ROWS)
    const lines = await linesOf(context, context.db, page)
    for (const matter_id of page) {
      const line = lines.get(matter_id)
      if (line) yield columns.map((column) => cellOf(line, column))
    }
    await noteProgress(context, id, { done: at + page.length, of: ids.length })
  }
}

async function noteProgress(
  { actor, now, transaction }: RouteContext,
  id: string,
  { done, of }: { done: number; of: number },
): Promise<void> {
  await transaction((tx) =>
    sql`update workbench.export set rows_done = ${done}, rows_total = ${of}, finished_at = ${done === of ? now : null}
      where district_id = ${actor.district_id} and id = ${id}`.execute(tx),
  )
}

function cellOf(line: MatterLine, column: ExportColumn): Cell {
  switch (column) {
    case 'number':
      return line.number
    case 'summary':
      return maskText(line.summary)
    case 'category':
      return line.category.name
    case 'urgency':
      return URGENCY[line.urgency]
    case 'source':
      return SOURCE[line.source]
    case 'place':
      return maskText([line.area_name, line.address].filter(Boolean).join(' '))
    case 'unit':
      return line.unit?.name ?? null
    case 'assignee':
      return line.assignee?.name ?? null
    case 'status':
      return STATUS[line.status]
    case 'reported_at':
      return { at: line.reported_at }
    case 'due_kind':
      return line.clock && CLOCK[line.clock.kind]
    case 'due_at':
      return line.clock && { at: line.clock.due_at }
    case 'closed_at':
      return line.closed_at && { at: line.closed_at }
    case 'is_secret':
      return line.is_secret ? SHEET.yes : null
  }
}
