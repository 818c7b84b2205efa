import type { MemberKind, MessageKind } from '@linli/contract/codes/groups'
import {
  BEFORE_MATTER,
  DIALOGUES,
  type Line,
  NOTICES,
  type Speaker,
  WORRIES,
} from './group-phrases.ts'
import { idAt } from './identify.ts'
import { CUT_OFF, DAY_MS, HOUR_MS, MINUTE_MS } from './moments.ts'
import { timeOfDay } from './plan-days.ts'
import type { DemoGroup, GroupMember } from './raise-groups.ts'
import { integer, pick, type Random } from './random.ts'

/** A message before it has its number. */
export type DemoMessage = {
  id: string
  at: number
  kind: MessageKind
  author: GroupMember | null
  text: string
  matter_id?: string
  is_card?: true
  acknowledge_by?: number
  /** Known by these, each at a moment. */
  known?: readonly (readonly [person_id: string, at: number])[]
}

/** A matter of the group's grid that came from a group. */
export type GroupMatter = {
  id: string
  number: string
  category_name: string
  /** The words of the report. */
  words: string
  reporter_id: string | null
  reported: number
  /** When it ended, and what the group was told. */
  ended: number | null
  told: string | null
}

/** What was said in one group in the last `days`, in the order of time. */
export function talkIn(
  group: DemoGroup,
  { days, random }: { days: number; random: Random },
): DemoMessage[] {
  const said: DemoMessage[] = []
  const dialogues = integer(random, days * 0.3, days * 0.62)
  for (let n = 0; n < dialogues; n += 1)
    said.push(...converse(group, momentIn(days, random), pick(random, DIALOGUES), random))
  if (random() < 0.06)
    said.push(...converse(group, momentIn(days, random), pick(random, WORRIES), random))
  said.push(notice(group, momentIn(Math.min(days, 12), random), random))
  return said
}

/** The messages by which a matter came out of a group, its card, and its end. */
export function talkOfMatter(
  group: DemoGroup,
  matter: GroupMatter,
  random: Random,
): { messages: DemoMessage[]; quoted: string } {
  const reporter = group.members.find(({ person_id }) => person_id === matter.reporter_id)
  const author = reporter ?? memberOf(group, 'a', random)
  const at = matter.reported - integer(random, 3, 25) * MINUTE_MS
  const asks = { ...message(at, author, matter.words, random) }
  const messages: DemoMessage[] = [asks]
  if (random() < 0.5) {
    const other = memberOf(group, 'b', random)
    messages.push(
      message(at + MINUTE_MS, other, fillIn(group, pick(random, BEFORE_MATTER), random), random),
    )
  }
  const card = { kind: 'matter', matter_id: matter.id, is_card: true } as const
  const text = `已报成事项 ${matter.number}：${matter.category_name}`
  messages.push({ ...message(matter.reported, null, text, random), ...card })
  if (matter.ended !== null && matter.told)
    messages.push({ ...message(matter.ended + 2000, null, matter.told, random), ...card })
  return { messages, quoted: asks.id }
}

function converse(
  group: DemoGroup,
  from: number,
  lines: readonly Line[],
  random: Random,
): DemoMessage[] {
  const cast = new Map<Speaker, GroupMember>()
  let at = from
  const said: DemoMessage[] = []
  for (const [speaker, words] of lines) {
    const member = cast.get(speaker) ?? memberOf(group, speaker, random, [...cast.values()])
    cast.set(speaker, member)
    if (at < CUT_OFF.getTime() - MINUTE_MS)
      said.push(message(at, member, fillIn(group, words, random), random))
    at += integer(random, 1, 40) * MINUTE_MS
  }
  return said
}

function notice(group: DemoGroup, at: number, random: Random): DemoMessage {
  const [keeper] = group.members
  const known = group.members
    .slice(1)
    .filter(() => random() < 0.55)
    .map(
      ({ person_id }) =>
        [
          person_id,
          Math.min(at + integer(random, 5, 900) * MINUTE_MS, CUT_OFF.getTime() - MINUTE_MS),
        ] as const,
    )
  return {
    ...message(at, keeper ?? null, fillIn(group, pick(random, NOTICES), random), random),
    kind: 'notice',
    acknowledge_by: at + 2 * DAY_MS,
    known,
  }
}

function message(
  at: number,
  author: GroupMember | null,
  text: string,
  random: Random,
): DemoMessage {
  return { id: idAt(Math.floor(at), random), at: Math.floor(at), kind: 'text', author, text }
}

const KINDS: Readonly<Record<Speaker, readonly MemberKind[]>> = {
  a: ['resident'],
  b: ['resident'],
  c: ['resident'],
  grid: ['grid_worker'],
  // A village has no firm: who looks after the buildings answers.
  property: ['property', 'building_lead', 'grid_worker'],
  utility: ['utility', 'grid_worker'],
  community: ['community', 'grid_worker'],
}

function memberOf(
  group: DemoGroup,
  speaker: Speaker,
  random: Random,
  taken: readonly GroupMember[] = [],
): GroupMember {
  for (const kind of KINDS[speaker]) {
    const all = group.members.filter((member) => member.kind === kind)
    const free = all.filter((member) => !taken.includes(member))
    if (free.length > 0 || all.length > 0) return pick(random, free.length > 0 ? free : all)
  }
  return pick(random, group.members)
}

/** Words with one of each choice and the places of the group. */
function fillIn(group: DemoGroup, words: string, random: Random): string {
  const building = pick(random, group.buildings).name
  const short = /\d+号楼$|第\d+组$/.exec(building)?.[0] ?? building
  let text = words
    .replaceAll('{楼}', short)
    .replaceAll('{单元}', `${integer(random, 1, 4)}单元`)
    .replaceAll('{层}', `${integer(random, 1, 6)}楼`)
  while (INNERMOST.test(text))
    text = text.replace(INNERMOST, (_, choices: string) => pick(random, choices.split('|')))
  return text
}

const INNERMOST = /\{([^{}]*)\}/

function momentIn(days: number, random: Random): number {
  const midnight = CUT_OFF.getTime() - 18.5 * HOUR_MS - integer(random, 0, days - 1) * DAY_MS
  return Math.min(
    midnight + timeOfDay(random),
    CUT_OFF.getTime() - integer(random, 5, 600) * MINUTE_MS,
  )
}
