import { expect, test } from 'vitest'
import { temporaryFile } from '../../../test/fixtures/imports/temporary-file.ts'
import { openTable, type TableRow } from './read-table.ts'

async function read(content: string | Buffer) {
  const table = await openTable(temporaryFile(content))
  const rows: TableRow[] = []
  for await (const row of table.rows()) rows.push(row)
  return { table, rows, cells: rows.map((row) => row.cells) }
}

const PLAIN = '编号,街道\n1,龙田街道\n2,坪山街道\n'
// "编号,街道\n1,龙田街道\n2,坪山街道\n" and a four-byte character (㐀 is 8139 EE39 in GB18030).
const GB18030 = Buffer.from(
  'b1e0bac52cbdd6b5c00a312cc1faccefbdd6b5c00a322cc6bac9bdbdd6b5c00a332c8139ee390a',
  'hex',
)

test('UTF-8 is read with and without a mark, and the mark is no part of the first name', async () => {
  for (const mark of ['', '\uFEFF']) {
    const { table, cells } = await read(mark + PLAIN)
    expect(table).toMatchObject({ encoding: 'utf-8', delimiter: ',', columns: ['编号', '街道'] })
    expect(cells).toEqual([
      ['1', '龙田街道'],
      ['2', '坪山街道'],
    ])
  }
})

test('GB18030 without any mark is read, four-byte characters too', async () => {
  const { table, cells } = await read(GB18030)
  expect(table).toMatchObject({ encoding: 'gb18030', columns: ['编号', '街道'] })
  expect(cells).toEqual([
    ['1', '龙田街道'],
    ['2', '坪山街道'],
    ['3', '㐀'],
  ])
})

test('UTF-16 with a mark is read in both byte orders', async () => {
  const little = Buffer.from(`\uFEFF${PLAIN}`, 'utf16le')
  for (const bytes of [little, Buffer.from(little).swap16()]) {
    expect((await read(bytes)).cells).toHaveLength(2)
  }
})

test('bytes that fit no encoding refuse the whole file with their line, however late they stand', async () => {
  const many = Buffer.from(`编号,街道\n${'1,龙田街道\n'.repeat(200_000)}`)
  const broken = Buffer.concat([many, Buffer.from([0x32, 0x2c, 0xff, 0xff, 0x0a])])
  await expect(read(broken)).rejects.toMatchObject({ reason: 'undecodable', line: 200_002 })
})

test('a mark is believed: Chinese bytes behind a UTF-8 mark are refused, not guessed', async () => {
  const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), GB18030])
  await expect(read(bytes)).rejects.toMatchObject({ reason: 'undecodable', line: 1 })
})

test('a character cut in two at the end of the file is refused', async () => {
  const cut = Buffer.from('编号,街道\n1,龙田街道').subarray(0, -1)
  await expect(read(cut)).rejects.toMatchObject({ reason: 'undecodable', line: 2 })
})

test('characters stay whole across the megabyte pieces in which a file is read', async () => {
  const line = `${'邻'.repeat(333)},${'里'.repeat(334)}\n`
  const { cells } = await read(`甲,乙\n${line.repeat(2000)}`)
  expect(cells).toHaveLength(2000)
  expect(new Set(cells.map((row) => row.join())).size).toBe(1)
})

test.each([
  ['a binary file', Buffer.from('a,b\n1,\0\n'), 'not_text', 2],
  ['an old .xls', oldWorkbook('Workbook'), 'old_xls', null],
  ['a workbook with a password', oldWorkbook('EncryptedPackage'), 'encrypted', null],
  ['a web page saved as .xls', '<html><table><tr><td>1</td></tr></table>', 'html_not_table', null],
  ['a PDF', '%PDF-1.7\n1,2\n', 'not_a_table', null],
  ['an empty file', '', 'file_empty', null],
  ['blank lines only', '\n\n\n', 'file_empty', null],
  ['201 columns', `${'a,'.repeat(200)}a\n`, 'too_many_columns', 1],
])('%s is refused by its content', async (_, content, reason, line) => {
  await expect(read(content)).rejects.toMatchObject({ reason, line })
})

test('quotes, doubled quotes, delimiters and line ends inside them, and CRLF are read', async () => {
  const { rows } = await read('甲,乙\r\n"a,""b""","x\r\ny"\r\n3,"4"\r\n')
  expect(rows).toEqual([
    { line: 2, cells: ['a,"b"', 'x\r\ny'], formulas: [], problem: null },
    { line: 4, cells: ['3', '4'], formulas: [], problem: null },
  ])
})

test('a quote inside a field that began without one is a character', async () => {
  expect((await read('甲,乙\n他说"好",2\n')).cells).toEqual([['他说"好"', '2']])
})

test('a quote that never closes refuses the file at the row where it opened', async () => {
  const content = `甲,乙\n1,2\n3,"4\n${'5,6\n'.repeat(100)}`
  await expect(read(content)).rejects.toMatchObject({ reason: 'quote_not_closed', line: 3 })
})

test('text after a closing quote refuses the file, because rows may have been swallowed', async () => {
  await expect(read('甲,乙\n1,"2\n3,4\n5,"6\n')).rejects.toMatchObject({
    reason: 'text_after_quote',
    line: 2,
  })
})

test.each([
  [';', '甲;乙\n"1,5";2,5\n3;4\n'],
  ['\t', '甲\t乙\n1,5\t2\n3\t4\n'],
  [';', 'sep=;\n甲;乙\n1;2\n3;4\n'],
  [',', '甲,乙\n1;2;3,4\n5,6\n'],
])('the delimiter %j is found', async (delimiter, content) => {
  const { table, cells } = await read(content)
  expect(table).toMatchObject({ delimiter, columns: ['甲', '乙'] })
  expect(cells.map((row) => row.length)).toEqual([2, 2])
})

test('a row with more or fewer fields than names is marked and the next is read', async () => {
  const { rows } = await read('甲,乙\n1\n1,2,3\n\n,\n1,2\n')
  expect(rows.map((row) => [row.line, row.problem])).toEqual([
    [2, 'too_few_fields'],
    [3, 'too_many_fields'],
    [6, null],
  ])
})

test('42 columns are read to the last', async () => {
  const names = Array.from({ length: 42 }, (_, index) => `列${index}`)
  const { table, cells } = await read(`${names.join()}\n${names.join()}\n`)
  expect(table.columns).toHaveLength(42)
  expect(cells[0]?.[41]).toBe('列41')
})

test('names that stand twice or are missing become distinct', async () => {
  const { table } = await read('名称,名称, ,名称 (2),第3列\n1,2,3,4,5\n')
  expect(table.columns).toEqual(['名称', '名称 (3)', '第3列 (2)', '名称 (2)', '第3列'])
})

test('a cell longer than a spreadsheet can hold, and text damaged before it came here, are marked', async () => {
  const { rows } = await read(
    `甲,乙\n${'长'.repeat(32_001)},1\n损\uFFFD坏,2\n${'长'.repeat(32_000)},3\n`,
  )
  expect(rows.map((row) => row.problem)).toEqual(['cell_too_long', 'damaged_text', null])
})

test('lines that end by CR alone, as old Mac programs write them, are rows', async () => {
  expect((await read('甲,乙\r1,2\r3,4\r')).cells).toEqual([
    ['1', '2'],
    ['3', '4'],
  ])
})

test('rows can be read twice', async () => {
  const table = await openTable(temporaryFile(PLAIN))
  for (const _ of [1, 2]) {
    let count = 0
    for await (const row of table.rows()) count += row.cells.length / 2
    expect(count).toBe(2)
  }
})

function oldWorkbook(stream: string): Buffer {
  const bytes = Buffer.alloc(2048)
  bytes.write('d0cf11e0a1b11ae1', 0, 'hex')
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.write(stream, 1024, 'utf16le')
  return bytes
}
