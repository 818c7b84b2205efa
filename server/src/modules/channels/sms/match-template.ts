import { z } from 'zod'

/** A template as its operator has approved it: `words` with `${name}` where something changes. */
export const TextTemplate = z.object({
  code: z.string().min(1),
  words: z.string().min(4),
  /** Only for messages of this purpose; for all where it is left out. */
  purpose: z.string().optional(),
})
export type TextTemplate = z.infer<typeof TextTemplate>

/** Templates as somebody types them: one a line, the code first. */
export const TextTemplates = z
  .union([z.array(TextTemplate), z.string().transform(readLines).pipe(z.array(TextTemplate))])
  .default([])

function readLines(text: string) {
  return text.split('\n').flatMap((line) => {
    const [, code = '', words = ''] = /^\s*(\S+)\s+(.+?)\s*$/.exec(line) ?? []
    return line.trim() === '' ? [] : [{ code, words }]
  })
}

/** Longer values are refused by operators. */
const MOST_VALUE = 35
const SIGN = /^【[^】]{1,20}】/
const VARIABLE = /\$\{([a-zA-Z][a-zA-Z0-9_]*)\}/

/** Finds the approved template that says exactly this text, and the values that stand in its gaps. The operator sends nothing
 * else, so a text without a template is not sent at all. The mark of the sender is put before it by the operator. */
export function matchTemplate(
  templates: readonly TextTemplate[],
  { text, purpose }: { text: string; purpose: string },
): { code: string; values: Record<string, string> } | null {
  const words = text.replace(SIGN, '')
  for (const template of templates) {
    if (template.purpose !== undefined && template.purpose !== purpose) continue
    const found = patternOf(template.words.replace(SIGN, '')).exec(words)
    if (!found) continue
    const values = { ...found.groups }
    if (Object.values(values).every((value) => value.length <= MOST_VALUE)) {
      return { code: template.code, values }
    }
  }
  return null
}

/** The names of the gaps of a template, in their order. */
export function gapsOf(words: string): string[] {
  return [...words.matchAll(new RegExp(VARIABLE, 'g'))].map((found) => found[1] ?? '')
}

function patternOf(words: string): RegExp {
  const seen = new Set<string>()
  const parts = words.split(new RegExp(VARIABLE, 'g')).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    if (seen.has(part)) return `\\k<${part}>`
    seen.add(part)
    return `(?<${part}>.+?)`
  })
  return new RegExp(`^${parts.join('')}$`, 's')
}

/** How many messages a text is charged as: 70 characters in one, 67 in each of several. */
export function segmentsOf(text: string): number {
  const { length } = [...text]
  return length <= 70 ? 1 : Math.ceil(length / 67)
}
