import { createHash, type Hash } from 'node:crypto'
import { CHAIN_START, canonicalLine, chain } from '#platform/sm3'
import { EntryLine, headLine, SealLine } from './entry-lines.ts'

/** What an export proves: how much of it is sealed, and the newest link of its chain. */
export interface Verdict {
  district_id: number
  seals: number
  sealed: number
  unsealed: number
  chain: string
}

/** An export that does not prove what it says; `line` counts from one. */
export class BrokenChain extends Error {
  override name = 'BrokenChain'
  readonly line: number
  readonly reason: Break

  constructor(line: number, reason: Break) {
    super(`line ${line}: ${reason}`)
    this.line = line
    this.reason = reason
  }
}

export type Break =
  | 'not_understood'
  | 'other_district'
  | 'seal_missing'
  | 'link_broken'
  | 'entries_missing'
  | 'entries_added'
  | 'entry_out_of_place'
  | 'batch_changed'

/** Goes through an export line by line, with nothing else at hand: every batch must give its digest and every digest its
 * link. What cannot be seen from within is a cut at the end: compare the newest link with one that was kept elsewhere.
 * `onLink` hears every proven link. Throws `BrokenChain` at the first line that does not fit. */
export async function verifyExport(
  lines: AsyncIterable<string>,
  onLink: (link: string) => void = () => undefined,
): Promise<Verdict> {
  const state: State = { line: 0, sealed: 0, unsealed: 0, onLink }
  for await (const text of lines) {
    state.line += 1
    if (text.trim() === '') continue
    const value = parse(text, state.line)
    if (isSeal(value)) openBatch(state, read(SealLine, value, state.line))
    else addEntry(state, read(EntryLine, value, state.line))
  }
  closeBatch(state)
  const { seal } = state
  return {
    district_id: state.district_id ?? 0,
    seals: seal?.number ?? 0,
    sealed: state.sealed,
    unsealed: state.unsealed,
    chain: seal?.chain ?? CHAIN_START,
  }
}

interface State {
  line: number
  district_id?: number
  seal?: SealLine
  /** The batch that is being read; absent once it is whole. */
  batch?: { hash: Hash; left: number }
  last?: EntryLine
  sealed: number
  unsealed: number
  onLink(link: string): void
}

function openBatch(state: State, seal: SealLine) {
  closeBatch(state)
  const before = state.seal
  checkDistrict(state, seal.district_id)
  if (state.unsealed > 0) throw new BrokenChain(state.line, 'entry_out_of_place')
  if (seal.number !== (before?.number ?? 0) + 1) throw new BrokenChain(state.line, 'seal_missing')
  const isFirst = before === undefined
  const follows = seal.from_transaction === (before?.below_transaction ?? '0')
  if (!follows || seal.previous !== (isFirst ? CHAIN_START : before.chain)) {
    throw new BrokenChain(state.line, 'link_broken')
  }
  const hash = createHash('sm3').update(`${headLine(seal)}\n`)
  state.seal = seal
  state.batch = { hash, left: seal.entries }
}

function addEntry(state: State, entry: EntryLine) {
  checkDistrict(state, entry.district_id)
  if (state.last && !isBefore(state.last, entry)) {
    throw new BrokenChain(state.line, 'entry_out_of_place')
  }
  state.last = entry
  const { seal, batch } = state
  const isInside = seal !== undefined && BigInt(entry.transaction) < BigInt(seal.below_transaction)
  if (!batch || batch.left === 0) {
    if (isInside) throw new BrokenChain(state.line, 'entries_added')
    closeBatch(state)
    state.unsealed += 1
    return
  }
  if (!isInside) throw new BrokenChain(state.line, 'entries_missing')
  batch.hash.update(`${canonicalLine(entry)}\n`)
  batch.left -= 1
  state.sealed += 1
}

function closeBatch(state: State) {
  const { seal, batch } = state
  if (!seal || !batch) return
  if (batch.left > 0) throw new BrokenChain(state.line, 'entries_missing')
  const digest = batch.hash.digest('hex')
  if (digest !== seal.digest) throw new BrokenChain(state.line, 'batch_changed')
  if (chain(seal.previous, digest) !== seal.chain) throw new BrokenChain(state.line, 'link_broken')
  delete state.batch
  state.onLink(seal.chain)
}

function checkDistrict(state: State, district_id: number) {
  state.district_id ??= district_id
  if (state.district_id !== district_id) throw new BrokenChain(state.line, 'other_district')
}

function isBefore(one: EntryLine, other: EntryLine): boolean {
  const [a, b] = [BigInt(one.transaction), BigInt(other.transaction)]
  return a < b || (a === b && one.id < other.id)
}

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BrokenChain(line, 'not_understood')
  }
}

function isSeal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'seal'
}

function read<T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T | undefined } },
  value: unknown,
  line: number,
): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success || parsed.data === undefined) throw new BrokenChain(line, 'not_understood')
  return parsed.data
}
