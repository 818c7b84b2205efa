import type { TextBlock } from './decode-text.ts'
import { MAX_RECORD_CHARACTERS } from './table-limits.ts'
import { TableRefusal } from './table-refusal.ts'

/** One record of a delimited text; `line` is the line it starts on. */
export interface TextRecord {
  line: number
  cells: string[]
}

const QUOTE = 34
const LF = 10
const CR = 13

/**
 * Splits text into records as RFC 4180 has them. A quote inside a field that did not begin with one is a
 * character; text after a closing quote and a quote that never closes refuse the file, because rows could
 * have been swallowed. Throws TableRefusal `text_after_quote`, `quote_not_closed` with the record's line.
 */
export async function* splitRecords(
  blocks: AsyncIterable<TextBlock>,
  delimiter: string,
): AsyncGenerator<TextRecord> {
  const state = startState(delimiter)
  for await (const { text } of blocks) {
    // Old Mac files end lines by CR alone; in any other file a lone CR is part of a field.
    state.lone_cr_ends ??= !text.includes('\n')
    yield* splitBlock(state, text)
  }
  if (state.quoted) throw new TableRefusal('quote_not_closed', state.record_line)
  if (state.pending_quote) endQuotedField(state)
  if (state.cells.length > 0 || state.field !== '' || state.was_quoted) {
    yield endRecord(state)
  }
}

interface State {
  delimiter: number
  cells: string[]
  field: string
  quoted: boolean
  was_quoted: boolean
  /** A quote ended the last block: closing or doubled, the next character tells. */
  pending_quote: boolean
  line: number
  record_line: number
  lone_cr_ends: boolean | null
}

function startState(delimiter: string): State {
  return {
    delimiter: delimiter.charCodeAt(0),
    cells: [],
    field: '',
    quoted: false,
    was_quoted: false,
    pending_quote: false,
    line: 1,
    record_line: 1,
    lone_cr_ends: null,
  }
}

function* splitBlock(state: State, text: string): Generator<TextRecord> {
  let at = 0
  while (at < text.length) {
    if (state.pending_quote) {
      if (text.charCodeAt(at) === QUOTE) {
        state.field += '"'
        state.pending_quote = false
        state.quoted = true
        at += 1
        continue
      }
      endQuotedField(state)
    }
    if (state.quoted) {
      at = takeQuoted(state, text, at)
      continue
    }
    const code = text.charCodeAt(at)
    if (code === QUOTE && state.field === '' && !state.was_quoted) {
      state.quoted = true
      at += 1
    } else if (code === state.delimiter) {
      endField(state)
      at += 1
    } else if (code === LF || (code === CR && endsRecord(state, text, at))) {
      state.line += 1
      yield endRecord(state)
      at += code === CR && text.charCodeAt(at + 1) === LF ? 2 : 1
    } else {
      at = takePlain(state, text, at)
    }
  }
}

function takeQuoted(state: State, text: string, from: number): number {
  const quote = text.indexOf('"', from)
  const end = quote === -1 ? text.length : quote
  const part = text.slice(from, end)
  state.line += countLines(part)
  state.field += part
  if (state.field.length > MAX_RECORD_CHARACTERS) {
    throw new TableRefusal('quote_not_closed', state.record_line)
  }
  if (quote === -1) return text.length
  state.quoted = false
  state.pending_quote = true
  return quote + 1
}

function takePlain(state: State, text: string, from: number): number {
  if (state.was_quoted) throw new TableRefusal('text_after_quote', state.record_line)
  let at = from + 1
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === state.delimiter || code === LF || code === CR) break
  }
  state.field += text.slice(from, at)
  return at
}

function endsRecord(state: State, text: string, at: number): boolean {
  return state.lone_cr_ends === true || text.charCodeAt(at + 1) === LF
}

function endQuotedField(state: State): void {
  state.pending_quote = false
  state.was_quoted = true
}

function endField(state: State): void {
  state.cells.push(state.field)
  state.field = ''
  state.was_quoted = false
}

function endRecord(state: State): TextRecord {
  endField(state)
  const record = { line: state.record_line, cells: state.cells }
  state.cells = []
  state.record_line = state.line
  return record
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
