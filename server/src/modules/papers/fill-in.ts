import type { Block, Cell, Row, Run } from './blocks.ts'

/** What was filled in, or room for so many characters where it is still to be written. */
export function fill(value: string | number | null | undefined, room = 8): Run {
  const text = value === null || value === undefined ? '' : String(value).trim()
  return text ? { fill: text } : { blank: room }
}

/** A day as papers write it: 2022年8月10日, or room to write it, with so many characters for the year. */
export function dayOf(value: string | null | undefined, room = 3): Run[] {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? '')
  if (!found) return [{ blank: room }, '年', { blank: 2 }, '月', { blank: 2 }, '日']
  return [{ fill: `${found[1]}年${Number(found[2])}月${Number(found[3])}日` }]
}

/** A moment as papers write it, in the time of China: 2022年8月10日15时30分, or room to write it. */
export function momentOf(value: string | null | undefined): Run[] {
  if (!value) return [...dayOf(null), { blank: 2 }, '时', { blank: 2 }, '分']
  const [day = '', time = ''] = inChina(value).split('T')
  const [hour, minute] = time.split(':').map(Number)
  return [...dayOf(day), { fill: `${hour ?? 0}时${minute ? `${minute}分` : ''}` }]
}

/** From when to when, the second day only where it is another: 2022年8月10日9时0分至10时30分. */
export function periodOf(from: string | null | undefined, to: string | null | undefined): Run[] {
  if (!from || !to) return [...momentOf(from), '至', { blank: 2 }, '时', { blank: 2 }, '分']
  const [first, second] = [momentOf(from), momentOf(to)]
  const is_same_day = inChina(from).slice(0, 10) === inChina(to).slice(0, 10)
  return [...first, '至', ...(is_same_day ? second.slice(1) : second)]
}

const CHINA_MS = 8 * 3_600_000

function inChina(value: string): string {
  return new Date(Date.parse(value) + CHINA_MS).toISOString()
}

/** Boxes to tick, the chosen one ticked: 一 box and its word after the other. */
export function ticks<Code extends string>(
  words: Record<Code, string>,
  chosen: Code | null | undefined,
): Run[] {
  return keysOf(words).flatMap((code): Run[] => [{ check: code === chosen }, `${words[code]}　`])
}

function keysOf<Code extends string>(words: Record<Code, string>): Code[] {
  return Object.keys(words).filter((key): key is Code => key in words)
}

/** A label of a table. */
export function label(text: string, span?: number): Cell {
  return { text: [[text]], is_label: true, align: 'centre', ...(span && { span }) }
}

/** A field of a table. */
export function field(value: string | number | null | undefined, span?: number): Cell {
  const text = value === null || value === undefined ? '' : String(value)
  const paragraphs = text.split(/\r?\n/).map((line): Run[] => (line ? [{ fill: line }] : []))
  return { text: paragraphs, ...(span && { span }) }
}

/** A field of a table with ready runs. */
export function runsField(runs: Run[], span?: number): Cell {
  return { text: [runs], ...(span && { span }) }
}

/** Rows of a label and a field over the whole width, each with room for so many lines. */
export function wideRows(
  rows: readonly [string, string | number | null | undefined, number][],
  span: number,
): Row[] {
  return rows.map(([name, value, lines]) => ({ cells: [label(name), field(value, span)], lines }))
}

/** Paragraphs of free text, one for each line; room for so many lines where there is none. */
export function textBlocks(text: string | null | undefined, lines: number) {
  const paragraphs = (text ?? '').split(/\r?\n/).filter((line) => line.trim() !== '')
  if (paragraphs.length === 0) return [{ is: 'lines' as const, count: lines }]
  return paragraphs.map((line) => ({
    is: 'paragraph' as const,
    runs: [{ fill: line.trim() }],
    style: 'indented' as const,
  }))
}

/** A numbered list of what was filled in; room for so many lines where there is nothing. */
export function listBlocks(items: readonly string[], lines: number): Block[] {
  if (items.length === 0) return textBlocks(null, lines)
  return [{ is: 'list', items: items.map((item): Run[] => [{ fill: item }]) }]
}

/** A paragraph that begins two characters in. */
export function indented(...runs: Run[]): Block {
  return { is: 'paragraph', style: 'indented', runs }
}
