import { writeZip } from './write-zip.ts'

/** A cell: text, a moment (ISO; shown by the clock of Shanghai), a count, or nothing. */
export type Cell = string | { at: string } | number | null

export interface Sheet {
  name: string
  /** Widths of the columns, in characters. */
  widths: readonly number[]
  /** Stands bold above the rows and stays there while they are scrolled. */
  head?: readonly string[]
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
}

/**
 * A workbook (ECMA-376) as it is being written, row by row. Every text is written as text and marked so: a cell that begins
 * like a formula is none, not even after somebody has edited it, and a long number keeps all its digits.
 */
export function writeXlsx(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  return writeZip([
    { name: '[Content_Types].xml', text: [contentTypes(sheets.length)] },
    { name: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', text: [workbook(sheets)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: [
        relations([
          ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { name: 'xl/styles.xml', text: [STYLES] },
    ...sheets.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      text: sheetText(sheet),
    })),
  ])
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

// Numbers of the formats in STYLES.
const BOLD = 1
const MOMENT = 2
const TEXT = 3
const TEXT_QUOTED = 4

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`

function contentTypes(sheets: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (name: string, what: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${kind}.${what}+xml"/>`
  const all = Array.from({ length: sheets }, (_, at) =>
    part(`worksheets/sheet${at + 1}`, 'worksheet'),
  )
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${all.join('')}</Types>`
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const lines = targets.map(
    ([kind, target], at) =>
      `<Relationship Id="r${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`
}

function workbook(sheets: readonly Sheet[]): string {
  const lines = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`,
  )
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${lines.join('')}</sheets></workbook>`
}

// Rows leave in pieces of about this many characters.
const PIECE = 32_768

async function* sheetText({ widths, head, rows }: Sheet): AsyncGenerator<string> {
  const frozen = head
    ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    : ''
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  let piece = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  let line = 0
  if (head)
    piece += rowText(
      ++line,
      head.map((text) => inline(text, BOLD)),
    )
  for await (const row of rows) {
    piece += rowText(++line, row.map(cellText))
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

function rowText(line: number, cells: readonly ((at: string) => string)[]): string {
  return `<row r="${line}">${cells.map((cell, at) => cell(`${columnName(at)}${line}`)).join('')}</row>`
}

function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}

function cellText(cell: Cell): (at: string) => string {
  if (cell === null || cell === '') return () => ''
  if (typeof cell === 'number') return (at) => `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'string')
    return inline(cell, /^[=+\-@\t\r＝＋－＠]/.test(cell) ? TEXT_QUOTED : TEXT)
  return (at) => `<c r="${at}" s="${MOMENT}"><v>${serialOf(cell.at)}</v></c>`
}

function inline(text: string, style: number): (at: string) => string {
  return (at) =>
    `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000
// Days from the spreadsheet's 30 December 1899 to 1970.
const EPOCH = 25_569

function serialOf(at: string): number {
  return EPOCH + (Date.parse(at) + SHANGHAI_MS) / DAY_MS
}

/** Text as XML has it; what XML cannot hold at all leaves a mark, and what reads like such a mark stays itself. */
function escaped(text: string): string {
  return text
    .replace(/_x[0-9A-Fa-f]{4}_/g, (mark) => `_x005F${mark}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
}
