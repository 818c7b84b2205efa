import { CODE_TEXTS, REASON_TEXTS } from '../words/zh-CN/problems.ts'
import { ProblemError } from './client.ts'

/** What happened, what is safe, what to do, in plain words; by reason first, by code else. */
export function reasonText(problem: unknown) {
  if (!(problem instanceof ProblemError)) return CODE_TEXTS.unavailable
  return fill(REASON_TEXTS[problem.reason] ?? CODE_TEXTS[problem.code], problem.data)
}

/** The words of a slug alone, as the outbox keeps it. */
export function slugText(reason: string) {
  return REASON_TEXTS[reason] ?? CODE_TEXTS.conflict
}

/** Puts values into a text with `{name}` places; a value that is missing leaves its place empty. */
export function fill(text: string, values: Record<string, unknown>) {
  return text.replace(/\{(\w+)\}/g, (_place, name: string) => String(values[name] ?? ''))
}
