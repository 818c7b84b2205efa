import { attribute, readXml, type XmlHandler } from './read-xml.ts'
import { unpack, type ZipEntry } from './read-zip.ts'
import { MAX_SHARED_CHARACTERS, MAX_STYLES, MAX_ZIP_ENTRIES } from './table-limits.ts'
import { TableRefusal } from './table-refusal.ts'
import { isDateFormat } from './xlsx-dates.ts'

export interface Package {
  path: string
  entries: Map<string, ZipEntry>
}

export interface Sheet {
  name: string
  part: string
  is_hidden: boolean
}

/** What a workbook says before its rows are read. */
export interface Workbook {
  sheets: Sheet[]
  is_1904: boolean
  shared_part: string | null
  styles_part: string | null
}

/** Feeds one part of the package to a handler, whole or not at all. Throws `package_damaged`, `sheet_damaged`. */
async function readPart(pack: Package, part: string, handler: XmlHandler): Promise<void> {
  const reader = readXml(handler)
  for await (const piece of textOfPart(pack, part)) reader.write(piece)
  reader.end()
}

/** The text of a part, piece by piece. */
export async function* textOfPart(pack: Package, part: string): AsyncGenerator<string> {
  const entry = pack.entries.get(part.toLowerCase())
  if (entry === undefined) throw new TableRefusal('package_damaged')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of unpack(pack.path, entry)) {
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    throw error instanceof TypeError ? new TableRefusal('sheet_damaged') : error
  }
}

/** Finds the workbook, its sheets in the order of their tabs, and the parts they stand on. */
export async function readWorkbook(pack: Package): Promise<Workbook> {
  const top = await readRelations(pack, '_rels/.rels', '')
  const main = top.find((one) => one.type.endsWith('/officeDocument'))?.target
  if (main?.endsWith('.bin')) throw new TableRefusal('xlsb')
  if (main === undefined || !pack.entries.has(main.toLowerCase()))
    throw new TableRefusal('not_a_table')
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = await readRelations(
    pack,
    `${folder}_rels/${main.slice(folder.length)}.rels`,
    folder,
  )
  const sheets: Sheet[] = []
  let is1904 = false
  let isWorkbook = false
  await readPart(pack, main, {
    open: (name, attributes) => {
      if (name === 'workbook') isWorkbook = true
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const id = attribute(attributes, '[A-Za-z0-9]+:id')
      const target = relations.find((one) => one.id === id && one.type.endsWith('/worksheet'))
      if (target === undefined) return
      const state = attribute(attributes, 'state') ?? 'visible'
      const title = attribute(attributes, 'name') ?? ''
      sheets.push({ name: title, part: target.target, is_hidden: state !== 'visible' })
      if (sheets.length > MAX_ZIP_ENTRIES) throw new TableRefusal('unpacks_too_large')
    },
    close: () => {},
    text: () => {},
  })
  if (!isWorkbook) throw new TableRefusal('not_a_table')
  const part = (kind: string) => relations.find((one) => one.type.endsWith(kind))?.target ?? null
  return {
    sheets,
    is_1904: is1904,
    shared_part: part('/sharedStrings'),
    styles_part: part('/styles'),
  }
}

interface Relation {
  id: string
  type: string
  target: string
}

async function readRelations(pack: Package, part: string, folder: string): Promise<Relation[]> {
  if (!pack.entries.has(part.toLowerCase())) throw new TableRefusal('not_a_table')
  const relations: Relation[] = []
  await readPart(pack, part, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''),
      })
      if (relations.length > MAX_ZIP_ENTRIES) throw new TableRefusal('unpacks_too_large')
    },
    close: () => {},
    text: () => {},
  })
  return relations
}

/** The texts that cells point to. Pronunciation marks (拼音指南) are no part of them. Throws `too_much_text`. */
export async function readSharedTexts(pack: Package, part: string | null): Promise<string[]> {
  if (part === null || !pack.entries.has(part.toLowerCase())) return []
  const texts: string[] = []
  let current = ''
  let characters = 0
  let isText = false
  let isReading = true
  await readPart(pack, part, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') isReading = false
      else if (name === 't') isText = true
    },
    close: (name) => {
      if (name === 't') isText = false
      else if (name === 'rPh') isReading = true
      else if (name === 'si') {
        // An empty one takes room too.
        characters += current.length + 8
        if (characters > MAX_SHARED_CHARACTERS) throw new TableRefusal('too_much_text')
        texts.push(unescapeText(current))
      }
    },
    text: (text) => {
      if (!isText || !isReading) return
      current += text
      if (characters + current.length > MAX_SHARED_CHARACTERS) {
        throw new TableRefusal('too_much_text')
      }
    },
  })
  return texts
}

/** For each cell style in order: does it show a date? */
export async function readDateStyles(pack: Package, part: string | null): Promise<boolean[]> {
  if (part === null || !pack.entries.has(part.toLowerCase())) return []
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let isCells = false
  await readPart(pack, part, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        codes.set(
          Number(attribute(attributes, 'numFmtId')),
          attribute(attributes, 'formatCode') ?? '',
        )
      } else if (name === 'cellXfs') isCells = true
      else if (name === 'xf' && isCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? '0')
        styles.push(isDateFormat(id, codes.get(id)))
        if (styles.length > MAX_STYLES) throw new TableRefusal('unpacks_too_large')
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false
    },
    text: () => {},
  })
  return styles
}

/** Characters that XML cannot hold are written as _x000D_ (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
