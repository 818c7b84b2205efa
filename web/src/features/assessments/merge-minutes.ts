import type { Minutes } from '@linli/contract/assessments'
import { MINUTES } from '../../words/zh-CN/assessments.ts'

/** Words put before what somebody else wrote in the same place: `【李四写的】`. */
type Mark = string

/**
 * The minutes of two who wrote at once, from what both began with: what one of them changed is taken, and where both changed
 * the same, mine stands first and theirs follows under its mark. Nothing that anybody wrote is lost. `makeId` names
 * the line in which theirs stands beside mine.
 */
export function mergeMinutes(
  { base, mine, theirs }: { base: Minutes; mine: Minutes; theirs: Minutes },
  mark: Mark,
  makeId: () => string,
): Minutes {
  const text = (of: (minutes: Minutes) => string) =>
    mergeText({ base: of(base), mine: of(mine), theirs: of(theirs) }, mark)
  const lists = <T extends { id: string }>(of: (minutes: Minutes) => T[]) =>
    mergeItems({ base: of(base), mine: of(mine), theirs: of(theirs) }, makeId)
  const merged: Minutes = {
    facts: text((minutes) => minutes.facts),
    points: text((minutes) => minutes.points),
    options: lists((minutes) => minutes.options),
    decision: text((minutes) => minutes.decision),
    basis: lists((minutes) => minutes.basis),
    lead: isSame(mine.lead, base.lead) ? theirs.lead : mine.lead,
    is_designation: isSame(mine.is_designation, base.is_designation)
      ? theirs.is_designation
      : mine.is_designation,
    tasks: lists((minutes) => minutes.tasks),
    dissent: lists((minutes) => minutes.dissent),
    questions: text((minutes) => minutes.questions),
    next_meeting_on: isSame(mine.next_meeting_on, base.next_meeting_on)
      ? theirs.next_meeting_on
      : mine.next_meeting_on,
  }
  const dropped = [
    ...droppedChoice(MINUTES.lead, base.lead?.name, merged.lead?.name, theirs.lead?.name),
    ...droppedChoice(
      MINUTES.next_meeting,
      base.next_meeting_on,
      merged.next_meeting_on,
      theirs.next_meeting_on,
    ),
  ]
  return { ...merged, questions: joined([merged.questions, ...dropped.map((one) => mark + one)]) }
}

function mergeText(of: { base: string; mine: string; theirs: string }, mark: Mark): string {
  if (of.theirs === of.base || of.theirs === of.mine) return of.mine
  if (of.mine === of.base) return of.theirs
  return joined([of.mine, of.theirs === '' ? '' : mark + of.theirs])
}

function mergeItems<T extends { id: string }>(
  { base, mine, theirs }: { base: T[]; mine: T[]; theirs: T[] },
  makeId: () => string,
): T[] {
  if (isSame(mine, base)) return theirs
  if (isSame(theirs, base)) return mine
  const byId = (items: T[], id: string) => items.find((item) => item.id === id)
  const kept = mine.flatMap((item) => {
    const [before, other] = [byId(base, item.id), byId(theirs, item.id)]
    if (isSame(item, before)) return other ? [other] : []
    if (!other || isSame(other, before) || isSame(other, item)) return [item]
    return [item, { ...other, id: makeId() }]
  })
  const added = theirs.filter((item) => !byId(mine, item.id) && !isSame(item, byId(base, item.id)))
  return [...kept, ...added]
}

// A choice has room for one: what the other chose is written down among the open questions.
function droppedChoice(
  word: string,
  base: string | null | undefined,
  merged: string | null | undefined,
  theirs: string | null | undefined,
): string[] {
  return theirs && theirs !== base && theirs !== merged ? [`${word}：${theirs}`] : []
}

function joined(parts: string[]): string {
  return parts.filter(Boolean).join('\n')
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
