import { sql } from 'kysely'
import type { List } from '#modules/matters'
import type { Db } from '#platform/db'
import type { Cell } from '#platform/write-xlsx'
import { FILTER_WORD, QUEUE, SHEET, SOURCE, STATUS, URGENCY } from './sheet-words.ts'

/** What a list is narrowed by, in words: a line a filter, for the first sheet of its table. */
export async function describeList(
  db: Db,
  district_id: number,
  list: List,
): Promise<(readonly Cell[])[]> {
  const names = await namesOf(db, district_id, list)
  const lines: (readonly [string, Cell | undefined])[] = [
    [FILTER_WORD.queue, QUEUE[list.queue]],
    [FILTER_WORD.statuses, list.statuses?.map((status) => STATUS[status]).join('、')],
    [FILTER_WORD.category_code, list.category_code && names.category],
    [FILTER_WORD.area_id, list.area_id && names.area],
    [FILTER_WORD.unit_id, list.unit_id && names.unit],
    [FILTER_WORD.urgency, list.urgency && URGENCY[list.urgency]],
    [FILTER_WORD.source, list.source && SOURCE[list.source]],
    [FILTER_WORD.is_overdue, list.is_overdue ? SHEET.yes : undefined],
    [FILTER_WORD.is_imported, list.is_imported ? SHEET.yes : undefined],
    [FILTER_WORD.reported_from, list.reported_from && { at: list.reported_from }],
    [FILTER_WORD.reported_to, list.reported_to && { at: list.reported_to }],
    [FILTER_WORD.text, list.text],
  ]
  return lines.flatMap(([word, value]) => (value ? [[word, value]] : []))
}

async function namesOf(db: Db, district_id: number, { category_code, area_id, unit_id }: List) {
  const found = await sql<{ category: string | null; area: string | null; unit: string | null }>`
    select (select n.name from catalogue.edition as n where n.district_id = ${district_id}
        and n.code = ${category_code ?? null} order by n.valid_from desc nulls last limit 1) as category,
      (select n.name from org.area as n where n.district_id = ${district_id} and n.id = ${area_id ?? null}) as area,
      (select n.name from org.unit as n where n.district_id = ${district_id} and n.id = ${unit_id ?? null}) as unit`.execute(
    db,
  )
  const [row] = found.rows
  return {
    category: row?.category ?? category_code,
    area: row?.area ?? undefined,
    unit: row?.unit ?? undefined,
  }
}
