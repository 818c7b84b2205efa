import { TableRefusal } from './table-refusal.ts'

/** What a reader of XML is told; names come without their prefix, attributes as they stand in the tag. */
export interface XmlHandler {
  open: (name: string, attributes: string) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** Takes XML in pieces that may end anywhere. */
export interface XmlReader {
  write: (piece: string) => void
  /** Throws `sheet_damaged` when the text ends inside a tag or before the last element closed. */
  end: () => void
}

/**
 * Reads the plain XML of spreadsheet parts piece by piece: elements, attributes, text, CDATA and the five
 * entities. A document type is refused, because entities of its own can grow without bound.
 */
export function readXml(handler: XmlHandler): XmlReader {
  let rest = ''
  let depth = 0
  let hasBegun = false

  const takeTag = (tag: string): void => {
    if (tag.startsWith('/')) {
      depth -= 1
      handler.close(localName(tag.slice(1).trim()))
      return
    }
    const isEmpty = tag.endsWith('/')
    const body = isEmpty ? tag.slice(0, -1) : tag
    const space = body.search(/\s/)
    const name = localName(space === -1 ? body : body.slice(0, space))
    hasBegun = true
    handler.open(name, space === -1 ? '' : body.slice(space))
    if (isEmpty) handler.close(name)
    else depth += 1
  }

  return {
    write: (piece) => {
      const xml = rest + piece
      let at = 0
      for (;;) {
        const open = xml.indexOf('<', at)
        // An entity may be cut in two, so text waits for the tag that ends it.
        if (open === -1) break
        if (open > at) handler.text(decodeEntities(xml.slice(at, open)))
        const next = skipTag(xml, open, handler, takeTag)
        at = open
        if (next === -1) break
        at = next
      }
      rest = xml.slice(at)
      if (rest.length > MAX_PENDING) throw new TableRefusal('sheet_damaged')
    },
    end: () => {
      if (rest.trim() !== '' || depth !== 0 || !hasBegun) throw new TableRefusal('sheet_damaged')
    },
  }
}

// One text or tag that is still not over after this many characters is no cell of a sheet.
const MAX_PENDING = 4 * 1024 * 1024

function skipTag(
  xml: string,
  open: number,
  handler: XmlHandler,
  takeTag: (tag: string) => void,
): number {
  if (xml.startsWith('<!--', open)) return after(xml, '-->', open + 4)
  if (xml.startsWith('<![CDATA[', open)) {
    const end = xml.indexOf(']]>', open)
    if (end === -1) return -1
    handler.text(xml.slice(open + 9, end))
    return end + 3
  }
  if (xml.startsWith('<?', open)) return after(xml, '?>', open)
  if (xml.startsWith('<!D', open)) throw new TableRefusal('sheet_damaged')
  if (xml.startsWith('<!', open) && xml.length < open + 9) return -1
  const end = endOfTag(xml, open)
  if (end === -1) return -1
  takeTag(xml.slice(open + 1, end))
  return end + 1
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  return found === -1 ? -1 : found + mark.length
}

/** A ">" may stand inside a quoted attribute. Every character is looked at once, or a long row of them would last hours. */
function endOfTag(xml: string, open: number): number {
  const mark = /["'>]/g
  mark.lastIndex = open + 1
  for (;;) {
    const found = mark.exec(xml)
    if (found === null) return -1
    if (found[0] === '>') return found.index
    const close = xml.indexOf(found[0], mark.lastIndex)
    if (close === -1) return -1
    mark.lastIndex = close + 1
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

const patterns = new Map<string, RegExp>()

/** The value of one attribute of a tag, entities decoded; null where it is absent. Prefixes count as part of the name. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name)
  if (pattern === undefined) {
    pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const found = pattern.exec(attributes)
  if (found === null) return null
  return decodeEntities(found[1] ?? found[2] ?? '')
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole
    const isHex = entity.startsWith('#x')
    const code = Number.parseInt(entity.slice(isHex ? 2 : 1), isHex ? 16 : 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
