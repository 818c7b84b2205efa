import type { GroupLine, Message } from '@linli/contract/group-shapes'

/** A piece of a talk as the page holds it: its messages follow each other by number without a gap. */
export interface Talk {
  items: readonly Message[]
  last_seq: number
  has_earlier: boolean
  has_later: boolean
}

/** Joins what was read with what is held, where one follows the other or they overlap; undefined where something lies
 * between them that is not known. What was read counts. */
export function joinTalk(held: Talk, read: Talk): Talk | undefined {
  const [first, last] = [read.items[0], read.items.at(-1)]
  const [heldFirst, heldLast] = [held.items[0], held.items.at(-1)]
  if (!heldFirst || !heldLast) return read
  const last_seq = Math.max(held.last_seq, read.last_seq)
  if (!first || !last) return { ...held, last_seq, has_later: heldLast.seq < last_seq }
  if (first.seq > heldLast.seq + 1 || last.seq < heldFirst.seq - 1) return undefined
  const before = held.items.filter(({ seq }) => seq < first.seq)
  const after = held.items.filter(({ seq }) => seq > last.seq)
  const items = [...before, ...read.items, ...after]
  const end = items.at(-1)?.seq ?? 0
  return {
    items,
    last_seq,
    has_earlier: (items[0]?.seq ?? 1) > 1,
    has_later: end < last_seq,
  }
}

/** Takes in a message that was pushed or just sent. `isMissing` says that something before it has not arrived. */
export function addPushed(held: Talk, message: Message): { talk: Talk; isMissing: boolean } {
  const last = held.items.at(-1)?.seq ?? 0
  const last_seq = Math.max(held.last_seq, message.seq)
  if (message.seq <= last) {
    const items = held.items.map((one) => newer(one, message))
    return { talk: { ...held, items, last_seq }, isMissing: false }
  }
  if (message.seq === last + 1 && !held.has_later)
    return { talk: { ...held, items: [...held.items, message], last_seq }, isMissing: false }
  return { talk: { ...held, last_seq, has_later: true }, isMissing: !held.has_later }
}

/** A message that looks different now takes its place, also where others quote it. */
function newer(one: Message, message: Message): Message {
  if (one.id === message.id) return message
  if (one.quote?.id !== message.id) return one
  const { text, is_withheld } = message
  return { ...one, quote: { ...one.quote, text, is_withheld } }
}

/** The line of a group after a message; called where it names this person or whom they stand in for. */
export function lineAfter(line: GroupLine, message: Message, me: readonly string[]): GroupLine {
  if (message.group_id !== line.id || message.seq < line.last_seq) return line
  const isMine = message.author !== null && me.includes(message.author.id)
  const isNew = message.seq > line.last_seq
  return {
    ...line,
    last_seq: message.seq,
    read_seq: isMine && line.read_seq === line.last_seq ? message.seq : line.read_seq,
    is_called:
      line.is_called || (isNew && !isMine && message.mentioned_ids.some((id) => me.includes(id))),
    last_message: {
      at: message.at,
      author_name: message.author?.name ?? null,
      kind: message.kind,
      text: message.text,
      is_withheld: message.is_withheld,
    },
  }
}

/** Groups with news first, then by the newest message. */
export function sortLines(lines: readonly GroupLine[]): GroupLine[] {
  const news = (line: GroupLine) => Number(line.last_seq > line.read_seq)
  return lines.toSorted(
    (one, other) =>
      news(other) - news(one) ||
      (other.last_message?.at ?? '').localeCompare(one.last_message?.at ?? ''),
  )
}

/** Whether something that came over the line is a message; the server has checked the rest. */
export function isMessage(data: unknown): data is Message {
  return (
    typeof data === 'object' &&
    data !== null &&
    'seq' in data &&
    typeof data.seq === 'number' &&
    'group_id' in data &&
    'mentioned_ids' in data
  )
}
