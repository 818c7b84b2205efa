import { Buffer } from 'node:buffer'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, type Sheet, writeXlsx } from './write-xlsx.ts'

async function opened(sheets: readonly Sheet[]) {
  const bytes = await buffer(Readable.from(writeXlsx(sheets)))
  const book = new exceljs.Workbook()
  await book.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as never,
  )
  return book
}

const one = (rows: Sheet['rows'], head?: string[]): Sheet => ({
  name: '事项',
  widths: [20, 20],
  rows,
  ...(head && { head }),
})

test('what begins like a formula is text, marked so that editing does not make it one', async () => {
  const evil = ['=1+1', '+cmd|calc', '-2', '@SUM(A1)', '＝A1', '\t=1']
  const book = await opened([one(evil.map((text) => [text]))])
  const sheet = book.getWorksheet('事项')
  evil.forEach((text, at) => {
    const cell = sheet?.getCell(at + 1, 1)
    expect(cell?.type).toBe(exceljs.ValueType.String)
    expect(cell?.value).toBe(text)
    expect(cell?.formula).toBeUndefined()
    expect(cell?.numFmt).toBe('@')
  })
})

test('numbers of many digits stay whole, moments are real dates by the clock of Shanghai', async () => {
  const rows: Cell[][] = [
    ['371502195001011234', 12],
    [{ at: '2022-09-05T02:30:00.000Z' }, null],
  ]
  const sheet = (await opened([one(rows, ['号码', '数'])])).getWorksheet('事项')
  expect(sheet?.getCell('A2').value).toBe('371502195001011234')
  expect(sheet?.getCell('B2').value).toBe(12)
  expect(sheet?.getCell('A3').value).toEqual(new Date('2022-09-05T10:30:00.000Z'))
  expect(sheet?.getCell('A3').numFmt).toBe('yyyy-mm-dd hh:mm')
  expect(sheet?.getCell('B3').value).toBeNull()
  expect(sheet?.getCell('A1').font?.bold).toBe(true)
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
})

test('any text comes out as it went in, but for what XML cannot hold', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((one) => one !== '')
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
      const sheet = (await opened([one(texts.map((one) => [one]))])).getWorksheet('事项')
      texts.forEach((written, at) => {
        expect(sheet?.getCell(at + 1, 1).value).toBe(written)
      })
    }),
    { numRuns: 40 },
  )
  const sheet = (await opened([one([['a\u0000b<&>"_x0041_']])])).getWorksheet('事项')
  // A spreadsheet reads _x005F_ as the underscore that keeps the rest from being read as a character; this reader does not.
  expect(sheet?.getCell('A1').value).toBe('a\ufffdb<&>"_x005F_x0041_')
})

test('rows are asked for only as fast as they are taken', async () => {
  let asked = 0
  async function* rows(): AsyncGenerator<Cell[]> {
    for (; asked < 200_000; asked++)
      yield [`第${asked}行`, '路灯不亮，'.repeat(20) + Math.sin(asked)]
  }
  const stream = Readable.from(writeXlsx([one(rows())]))
  for await (const bytes of stream) if (Buffer.isBuffer(bytes) && asked > 5000) break
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked).toBeLessThan(60_000)
})
