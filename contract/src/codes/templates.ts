/** Places in a common reply that are filled with what the matter says. */
export const PLACEHOLDERS = ['编号', '分类', '期限', '单位'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** What fills the places of a common reply. */
export type Filling = Record<Placeholder, string | null>

/** A common reply with its places filled; a place for which the matter has nothing stays, so that nobody overlooks it. */
export function fillTemplate(words: string, filling: Filling): string {
  return PLACEHOLDERS.reduce(
    (text, place) => text.replaceAll(`{${place}}`, filling[place] ?? `{${place}}`),
    words,
  )
}

/** Whether a text has a place of this name. */
export function hasPlace(words: string, place: Placeholder): boolean {
  return words.includes(`{${place}}`)
}

const SHANGHAI_MS = 8 * 3_600_000

/** A deadline as a reply says it, by the clock of Shanghai: 9月7日 18:00. */
export function sayDeadline(due_at: string): string {
  const [, month, day, time] =
    /^\d{4}-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(
      new Date(Date.parse(due_at) + SHANGHAI_MS).toISOString(),
    ) ?? []
  return `${Number(month)}月${Number(day)}日 ${time}`
}
