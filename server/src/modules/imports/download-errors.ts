import { Readable } from 'node:stream'
import { z } from 'zod'
import { notFound } from '#platform/errors'
import type { Route, RouteContext } from '#platform/module'
import { type ImportRow, takeImport } from './import-row.ts'
import { readRowErrors } from './list-row-errors.ts'
import { mayImport } from './policy.ts'
import { REASON_TEXTS } from './reason-texts.ts'
import { PAGE_ROWS } from './rules.ts'

/** `GET /files/imports/<id>/row-errors.csv`: every row that was not taken, as it stands in the file, with line and reason. */
export const errorsRoute: Route = {
  method: 'GET',
  path: '/files/imports/:id/row-errors.csv',
  roles: ['centre_staff', 'leader'],
  run: async (context, request) => {
    const id = z.uuid().safeParse(request.params.id)
    if (!id.success || !mayImport(context.actor)) throw notFound()
    const key = { district_id: context.actor.district_id, id: id.data }
    const head = await takeImport(context.db, key, 'read')
    const name = encodeURIComponent(`未导入的行-${head.file_name.replace(/\.\w+$/, '')}.csv`)
    return {
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename*=UTF-8''${name}`,
        'cache-control': 'no-store',
      },
      body: Readable.from(csvOf(context, head)),
    }
  },
}

async function* csvOf({ db }: RouteContext, head: ImportRow): AsyncGenerator<string> {
  // Excel reads UTF-8 only with a mark.
  yield `\uFEFF${record(['行号', '原因', '字段', '内容', ...head.columns])}`
  for (let after = 0; ; ) {
    const page = await readRowErrors(db, head, { of: 'wrong', after, limit: PAGE_ROWS })
    for (const { line, reason, field, value, cells } of page) {
      const column = field === null ? '' : (head.mapping.columns[field] ?? field)
      yield record([String(line), REASON_TEXTS[reason], column, value ?? '', ...cells])
    }
    const last = page.at(-1)
    if (last === undefined) return
    after = last.line
  }
}

function record(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(',')}\r\n`
}

/** A spreadsheet would run a cell that begins like a formula; an apostrophe keeps it text. */
export function safeCell(cell: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(cell)
  const isHarmless = isNumber || cell === '-' || !/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell)
  const text = isHarmless ? cell : `'${cell}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
