import type { Outward } from '#platform/outward'
import type { Outcome } from './adapter.ts'

/** What a platform answered: its JSON, or nothing where it was none. */
export interface JsonAnswer {
  status: number
  json: Record<string, unknown> | null
  text: string
}

export interface JsonCall {
  method?: 'GET' | 'POST' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: unknown
  /** The bytes as they are, where a signature was made over them. */
  raw?: string
  timeout_ms?: number
}

const TIMEOUT_MS = 15_000

/** Calls a platform with JSON and reads JSON. Throws `OutwardFailure` where there is no answer. */
export async function callJson(outward: Outward, call: JsonCall): Promise<JsonAnswer> {
  const text = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body))
  const answer = await outward.request({
    method: call.method ?? 'POST',
    url: call.url,
    headers: { 'content-type': 'application/json; charset=utf-8', ...call.headers },
    ...(text !== undefined && { body: Buffer.from(text) }),
    timeout_ms: call.timeout_ms ?? TIMEOUT_MS,
  })
  const said = answer.body.toString()
  return { status: answer.status, json: recordOf(parseJson(said)), text: said.slice(0, 300) }
}

/** JSON as it came; null for anything that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A JSON object, or null for anything else. */
export function recordOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null
}

/** The objects of a list; what is none of them is left out. */
export function recordsOf(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return []
  return value.map(recordOf).filter((one) => one !== null)
}

/** A text, or what stands for one; numbers become texts. */
export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** What an answer means that is not the platform's own JSON: a gateway in between may have passed the call on. */
export function outcomeOfStatus({ status, text }: JsonAnswer): Outcome {
  const fault = { code: `http_${status}`, message: text }
  if (status === 429 || status === 503) return { state: 'retry', after_ms: 60_000, fault }
  if (status >= 400 && status < 500) return { state: 'rejected', fault }
  return { state: 'unknown', fault }
}
