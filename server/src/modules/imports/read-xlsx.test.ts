import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { temporaryFile } from '../../../test/fixtures/imports/temporary-file.ts'
import { workbookParts, zipFile } from '../../../test/fixtures/imports/zip-file.ts'
import { openTable, type TableRow } from './read-table.ts'

async function read(content: Buffer, options: { sheet?: string } = {}) {
  const table = await openTable(temporaryFile(content), options)
  const rows: TableRow[] = []
  for await (const row of table.rows()) rows.push(row)
  return { table, rows, cells: rows.map((row) => row.cells) }
}

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  fill(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const HEAD = '<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>乙</v></c></row>'

describe('what a spreadsheet program writes', () => {
  test('texts, numbers, dates, yes and no, and rich text are read; empty rows at the end are not', async () => {
    const file = await workbook((book) => {
      const sheet = book.addWorksheet('一')
      sheet.addRow(['甲', '乙', '丙', '丁', '戊', '己'])
      sheet.addRow(['文', 0.1 + 0.2, new Date(Date.UTC(2018, 1, 8, 15, 34, 40)), true, 12345, null])
      sheet.getCell('C2').numFmt = 'yyyy"年"m"月"d"日" hh:mm:ss'
      sheet.getCell('F2').value = {
        richText: [{ text: '前' }, { text: '后', font: { bold: true } }],
      }
      sheet.getCell('A900').numFmt = '0.00'
      sheet.getCell('XFD3').numFmt = '0.00'
    })
    const { table, rows } = await read(file)
    expect(table).toMatchObject({ format: 'xlsx', sheet: '一', sheets: ['一'], header_line: 1 })
    expect(rows).toEqual([
      {
        line: 2,
        cells: ['文', '0.3', '2018-02-08T15:34:40', 'TRUE', '12345', '前后'],
        formulas: [],
        problem: null,
      },
    ])
  })

  test('the first visible sheet is read, or the chosen one', async () => {
    const file = await workbook((book) => {
      book.addWorksheet('藏', { state: 'hidden' }).addRows([
        ['x', 'y'],
        [0, 0],
      ])
      book.addWorksheet('先').addRows([
        ['甲', '乙'],
        [1, 2],
      ])
      book.addWorksheet('后').addRows([
        ['甲', '乙'],
        [3, 4],
      ])
    })
    expect((await read(file)).table).toMatchObject({ sheet: '先', sheets: ['先', '后'] })
    expect((await read(file, { sheet: '后' })).cells).toEqual([['3', '4']])
    await expect(read(file, { sheet: '无' })).rejects.toMatchObject({ reason: 'no_such_sheet' })
  })

  test('merged cells read as if each held the value, and a merged title is passed over', async () => {
    const file = await workbook((book) => {
      const sheet = book.addWorksheet('一')
      sheet.addRows([['二〇一八年事件'], ['街道', '编号'], ['龙田', 1], ['', 2], ['坪山', 3]])
      sheet.mergeCells('A1:B1')
      sheet.mergeCells('A3:A4')
    })
    const { table, cells } = await read(file)
    expect(table).toMatchObject({ columns: ['街道', '编号'], header_line: 2 })
    expect(cells).toEqual([
      ['龙田', '1'],
      ['龙田', '2'],
      ['坪山', '3'],
    ])
  })

  test('a formula reads as the value saved with it and is marked; one never computed is a row error', async () => {
    const file = await workbook((book) => {
      const sheet = book.addWorksheet('一')
      sheet.addRows([['甲', '乙'], [1], [2]])
      sheet.getCell('B2').value = { formula: 'A2*2', result: 2 }
      sheet.getCell('B3').value = { formula: 'A3*2' }
    })
    const { rows } = await read(file)
    expect(rows.map(({ cells, formulas, problem }) => ({ cells, formulas, problem }))).toEqual([
      { cells: ['1', '2'], formulas: [1], problem: null },
      { cells: ['2', ''], formulas: [1], problem: 'formula_without_value' },
    ])
  })

  test('42 columns are read to AP; a value beyond the names is a row error', async () => {
    const file = await workbook((book) => {
      const sheet = book.addWorksheet('一')
      sheet.addRow(Array.from({ length: 42 }, (_, index) => `列${index}`))
      sheet.getCell('AP2').value = '末'
      sheet.getCell('AQ3').value = '外'
    })
    const { rows } = await read(file)
    expect(rows[0]?.cells[41]).toBe('末')
    expect(rows[1]?.problem).toBe('too_many_fields')
  })
})

describe('what other programs write', () => {
  test('prefixes, absent references, other part names, CDATA and comments are read', async () => {
    const xml = `<?xml version="1.0"?><x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c>
      <x:c t="str"><x:v>乙</x:v></x:c></x:row><!-- > --><x:row><x:c><x:v>1</x:v></x:c><x:c t="str"><x:v><![CDATA[<&>]]></x:v></x:c></x:row>
      </x:sheetData><x:mergeCells/></x:worksheet>`
    const { table, cells } = await read(zipFile(workbookParts(xml)))
    expect(table.columns).toEqual(['甲', '乙'])
    expect(cells).toEqual([['1', '<&>']])
  })

  test('every run of a text is read, its pronunciation marks and escapes are not', async () => {
    const shared = `<sst><si><r><t>老</t></r><r><t>坑</t></r><rPh sb="0" eb="1"><t>lǎo</t></rPh></si><si><t>a_x000D_&amp;b</t></si></sst>`
    const row = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>'
    const { cells } = await read(zipFile(workbookParts(sheetOf(HEAD + row), shared)))
    expect(cells).toEqual([['老坑', 'a\r&b']])
  })

  test('error values, lost texts and numbers longer than fifteen digits are row errors', async () => {
    const row = (line: number, cell: string) => `<row r="${line}"><c r="A${line}" ${cell}</c></row>`
    const rows = [
      row(2, 't="e"><v>#N/A</v>'),
      row(3, 't="s"><v>7</v>'),
      row(4, '><v>3.71502199001011E+17</v>'),
      row(5, '><v>371502</v>'),
    ]
    const read3 = await read(zipFile(workbookParts(sheetOf(HEAD + rows.join('')))))
    expect(read3.rows.map((one) => one.problem)).toEqual([
      'cell_is_error',
      'cell_is_error',
      'number_rounded',
      null,
    ])
  })
})

describe('what is refused', () => {
  const parts = workbookParts(sheetOf(HEAD))
  const swap = (content: string, stated?: number) =>
    zipFile(
      parts.map((part) =>
        part.name.endsWith('Page.xml')
          ? { ...part, content, ...(stated === undefined ? {} : { stated }) }
          : part,
      ),
    )

  test.each([
    ['a package cut short', () => zipFile(parts).subarray(0, -40), 'package_damaged'],
    [
      'a sheet that ends in the middle',
      () => swap('<worksheet><sheetData><row r="1">'),
      'sheet_damaged',
    ],
    ['a length that lies', () => swap(sheetOf(HEAD), 10), 'package_damaged'],
    ['a bomb', () => swap(' '.repeat(20_000_000)), 'packed_too_tightly'],
    [
      'entities of its own',
      () => swap(`<!DOCTYPE a [<!ENTITY b "c">]>${sheetOf(HEAD)}`),
      'sheet_damaged',
    ],
    [
      'a package that is no workbook',
      () => zipFile([{ name: 'word/document.xml', content: '<a/>' }]),
      'not_a_table',
    ],
    [
      'a locked part',
      () => zipFile(parts.map((part) => ({ ...part, is_locked: true }))),
      'encrypted',
    ],
    ['an empty sheet', () => swap('<worksheet><sheetData/></worksheet>'), 'file_empty'],
  ])('%s', async (_, make, reason) => {
    await expect(read(make())).rejects.toMatchObject({ reason })
  })

  test('a directory said to lie where no file reaches', async () => {
    const whole = zipFile(parts)
    const locator = Buffer.alloc(20)
    locator.writeUInt32LE(0x07064b50, 0)
    locator.writeBigUInt64LE(2n ** 63n, 8)
    const end = Buffer.from(whole.subarray(-22))
    end.writeUInt32LE(0xffffffff, 16)
    const file = Buffer.concat([whole.subarray(0, -22), locator, end])
    await expect(read(file)).rejects.toMatchObject({ reason: 'package_damaged' })
  })

  test.each([
    ['a row number that is none', '<row r="x"><c t="str"><v>1</v></c></row>'],
    ['the same row twice', '<row r="2"><c t="str"><v>1</v></c></row>'.repeat(2)],
  ])('%s', async (_, row) => {
    const file = zipFile(workbookParts(sheetOf(HEAD + row)))
    await expect(read(file)).rejects.toMatchObject({ reason: 'sheet_damaged' })
  })

  test('a cell in many pieces is too long, and takes no more room than a long one', async () => {
    const pieces = `${'长'.repeat(1000)}<!---->`.repeat(2000)
    const row = `<row r="2"><c r="A2" t="str"><v>${pieces}</v></c></row>`
    const { rows } = await read(zipFile(workbookParts(sheetOf(HEAD + row))))
    expect(rows[0]?.problem).toBe('cell_too_long')
    expect(rows[0]?.cells[0]?.length).toBeLessThan(300_000)
  })

  test('one row under more merged ranges than it has columns', async () => {
    const row = '<row r="2"><c r="A2" t="str"><v>1</v></c></row>'
    const merges = `<mergeCells>${'<mergeCell ref="A2:B9"/>'.repeat(300)}</mergeCells>`
    const sheet = `<worksheet><sheetData>${HEAD}${row}</sheetData>${merges}</worksheet>`
    await expect(read(zipFile(workbookParts(sheet)))).rejects.toMatchObject({
      reason: 'too_many_merges',
    })
  })

  test('a part whose check sum is another', async () => {
    const changed = parts.map((part) =>
      part.name.endsWith('Page.xml') ? { ...part, crc: 7 } : part,
    )
    await expect(read(zipFile(changed))).rejects.toMatchObject({ reason: 'package_damaged' })
  })
})
