import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import type { PaperId } from '@linli/contract/codes/papers'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Block, Cell, Run } from './blocks.ts'
import { writeDocx } from './docx/write-docx.ts'
import { FORMS } from './forms.ts'
import { type Faces, openFaces } from './pdf/open-faces.ts'
import { writePdf } from './pdf/write-pdf.ts'
import { aParty, EVERY_PAPER, sampleFacts, wordsOf } from './testing.ts'

let faces: Faces
beforeAll(async () => {
  faces = await openFaces()
})

const paperOf = (id: PaperId, facts: object = sampleFacts(id)) => FORMS[id].lay(facts)
function textOf(runs: readonly Run[]): string {
  return runs.map(wordOf).join('')
}
function wordOf(run: Run): string {
  if (typeof run === 'string') return run
  if ('fill' in run) return run.fill
  if ('bold' in run) return run.bold
  return 'check' in run ? (run.check ? '☑' : '□') : ''
}

/** Every text of a paper, whatever block it stands in. */
function textsOf(blocks: readonly Block[]): string[] {
  const cell = ({ text }: Cell) => text.map(textOf)
  return blocks.flatMap((block): string[] => {
    if (block.is === 'title' || block.is === 'heading') return [block.text]
    if (block.is === 'paragraph' || block.is === 'number') return [textOf(block.runs)]
    if (block.is === 'list') return block.items.map(textOf)
    if (block.is === 'dialogue')
      return block.turns.flatMap((turn) => [textOf(turn.ask), textOf(turn.answer)])
    if (block.is === 'table')
      return [...(block.head ?? []), ...block.rows.flatMap((row) => row.cells.flatMap(cell))]
    if (block.is === 'cover') return block.rows.flatMap(({ label, runs }) => [label, textOf(runs)])
    if (block.is === 'signs')
      return block.signers.flatMap(({ label, name, day }) => [label, name ?? '', textOf(day)])
    if (block.is === 'seal') return [block.owner ?? '', textOf(block.day)]
    return []
  })
}

const bare = (text: string) => text.normalize('NFC').replace(/\s/g, '')
const sorted = (text: string) => [...bare(text)].sort().join('')

describe.each(EVERY_PAPER)('%s', (id) => {
  test('says all it knows in the PDF, with fonts inside and pages numbered', async () => {
    const paper = paperOf(id)
    const { bytes, pages, missing } = await writePdf(faces, paper)
    const words = await wordsOf(bytes)
    expect(missing).toEqual([])
    expect(words).toHaveLength(pages ?? 0)
    for (const [at, page] of words.entries()) {
      expect(page.includes(`第${at + 1}页共${pages}页`)).toBe(paper.is_numbered)
    }
    // A cell that goes over a page is told apart; its characters are all there.
    const printed = sorted(words.join(''))
    const said = textsOf(paper.blocks).join('')
    // Boxes are drawn, not written.
    for (const char of new Set(bare(said).replace(/[☑□]/g, ''))) {
      const count = (text: string) => text.split(char).length
      expect(count(printed), char).toBeGreaterThanOrEqual(count(sorted(said)))
    }
    await expectEmbedded(bytes)
  })

  test('is blank where nothing is known', async () => {
    const { pages, missing } = await writePdf(faces, paperOf(id, {}))
    expect(missing).toEqual([])
    expect(pages).toBeLessThanOrEqual(id === 'volume_cover' || id === 'volume_back' ? 1 : 2)
  })

  test('is the same bytes again, in both formats', async () => {
    for (const write of [
      (paper: Parameters<typeof writePdf>[1]) => writePdf(faces, paper),
      writeDocx,
    ]) {
      const [first, second] = [await write(paperOf(id)), await write(paperOf(id))]
      expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0)
    }
  })

  test('says the same as DOCX, in XML that parses', async () => {
    const paper = paperOf(id)
    const parts = unzipSync((await writeDocx(paper)).bytes)
    const documents = Object.entries(parts).filter(([name]) => /\.(xml|rels)$/.test(name))
    for (const [name, part] of documents) expect(() => parse(part), name).not.toThrow()
    const words = bare(parse(parts['word/document.xml'] ?? new Uint8Array()))
    for (const text of textsOf(paper.blocks)) expect(words).toContain(bare(text))
  })
})

function parse(part: Uint8Array): string {
  const parser = new SaxesParser()
  let text = ''
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(new TextDecoder().decode(part)).close()
  return text
}

async function expectEmbedded(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes)
  const found = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
    .filter((dict) => dict.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'))
  expect(found.length).toBeGreaterThan(0)
  for (const dict of found) expect(dict.has(PDFName.of('FontFile2'))).toBe(true)
}

test('twenty parties sign on as many pages as it takes, none are lost, and no page is empty', async () => {
  const parties = Array.from({ length: 20 }, (_, at) => aParty({ name: `第${at + 1}位当事人𠮷` }))
  const facts = {
    ...sampleFacts('agreement'),
    applicants: parties.slice(0, 12),
    respondents: parties.slice(12),
    signatures: [],
  }
  const { bytes, pages } = await writePdf(faces, paperOf('agreement', facts))
  const words = await wordsOf(bytes)
  const all = words.join('')
  for (const { name } of parties) expect(all.split(name ?? '?').length).toBe(3)
  expect(all).toContain('一式21份')
  expect(pages).toBeGreaterThan(5)
  for (const page of words) expect(page.length).toBeGreaterThan(60)
})

test('a long story goes over pages without a line alone, and a table tells its head again', async () => {
  const long = {
    ...sampleFacts('application'),
    summary: '双方因排水沟堵塞发生争吵，互不相让。'.repeat(120),
  }
  const { bytes, pages } = await writePdf(faces, paperOf('application', long))
  expect(pages).toBeGreaterThan(2)
  expect((await wordsOf(bytes)).join('').split('互').length).toBe(121)
  const items = Array.from({ length: 60 }, (_, at) => ({ title: `材料${at + 1}`, pages: 1 }))
  const list = await writePdf(
    faces,
    paperOf('transfer_list', { ...sampleFacts('transfer_list'), items }),
  )
  const words = await wordsOf(list.bytes)
  for (const page of words.slice(0, -1)) expect(page).toContain('材料名称')
})

test('a character that no font has leaves a frame, and is told', async () => {
  const { missing } = await writePdf(
    faces,
    paperOf('receipt', { ...sampleFacts('receipt'), payer: '王𱅒' }),
  )
  expect(missing).toEqual(['𱅒'])
})

test('the record of one side says on every page who alone may see it; the notice of the end names other routes', async () => {
  const separate = await wordsOf((await writePdf(faces, paperOf('separate_record'))).bytes)
  for (const page of separate) expect(page).toContain('不得出示给对方当事人')
  const joint = await wordsOf((await writePdf(faces, paperOf('mediation_record'))).bytes)
  expect(joint.join('')).not.toContain('不得出示')
  const ended = (
    await wordsOf((await writePdf(faces, paperOf('termination_notice', {}))).bytes)
  ).join('')
  for (const word of ['提起诉讼', '仲裁', '行政机关', '诉讼时效从提出请求之日起中断'])
    expect(ended).toContain(word)
})

test('facts of another kind are a fault', () => {
  expect(() => paperOf('receipt', { amount_fen: '很多' })).toThrow()
})
