import { SaxesParser } from 'saxes'

/** An element: its text, and its children by name in their order. */
export interface Element {
  text: string
  children: Readonly<Record<string, readonly Element[]>>
}

interface Open {
  name: string
  text: string
  children: Record<string, Element[]>
}

const MOST_DEPTH = 8
const MOST_BYTES = 1_048_576

/** Reads a small XML document of a platform: every value as text, since ids do not fit a number. Answers null for anything
 * that is not well formed, declares a document type, nests deeper than 8, or is longer than 1 MiB. */
export function readXml(text: string): Element | null {
  if (text.length > MOST_BYTES) return null
  const stack: Open[] = [{ name: '', text: '', children: {} }]
  const parser = new SaxesParser()
  let isBroken = false
  const add = (piece: string) => {
    const top = stack.at(-1)
    if (top) top.text += piece
  }
  parser.on('error', () => {
    isBroken = true
  })
  parser.on('doctype', () => {
    isBroken = true
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('opentag', ({ name }) => {
    if (stack.length > MOST_DEPTH) isBroken = true
    stack.push({ name, text: '', children: {} })
  })
  parser.on('closetag', () => {
    const done = stack.pop()
    const parent = stack.at(-1)
    if (!done || !parent) return
    const { name, text: inner, children } = done
    parent.children[name] = [...(parent.children[name] ?? []), { text: inner, children }]
  })
  try {
    parser.write(text.replace(/^\uFEFF/, '')).close()
  } catch {
    return null
  }
  const [root, ...others] = Object.values(stack[0]?.children ?? {}).flat()
  return isBroken || !root || others.length > 0 ? null : root
}

/** The text of a child, trimmed; empty where there is none. */
export function textOf(element: Element, name: string): string {
  return element.children[name]?.[0]?.text.trim() ?? ''
}
