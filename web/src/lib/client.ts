import type { ErrorCode, Problem } from '@linli/contract/errors'
import type { InputOf, OperationName, OutputOf } from './api.ts'
import { makeId } from './ids.ts'
import { noteServerTime } from './time.ts'

/** What the server refused, or `unavailable` / `no_network` where it could not be reached. */
export class ProblemError extends Error {
  readonly code: ErrorCode
  readonly reason: string
  readonly data: Record<string, unknown>
  readonly issues: NonNullable<Problem['issues']>

  constructor(problem: Pick<Problem, 'code' | 'reason' | 'data' | 'issues'>) {
    super(`${problem.code}: ${problem.reason}`)
    this.name = 'ProblemError'
    this.code = problem.code
    this.reason = problem.reason
    this.data = problem.data ?? {}
    this.issues = problem.issues ?? []
  }
}

export interface CallOptions {
  /** Kept by the caller over retries of one command; made anew when absent. */
  requestId?: string
  signal?: AbortSignal
  /** How often an answer that never came is asked for again, with the same id. */
  retries?: number
  /** Goes out even where the page is just being left. */
  outlivesPage?: boolean
}

/**
 * Calls an operation and gives its answer. Throws `ProblemError`.
 * A call that got no answer is repeated with the same request id, so a command is done once at most.
 */
export async function call<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  { requestId = makeId(), signal, retries = 1, outlivesPage = false }: CallOptions = {},
): Promise<OutputOf<N>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask(name, input, requestId, { signal, keepalive: outlivesPage })
    } catch (error) {
      const mayTryAgain = isUnsent(error) && attempt < retries && !signal?.aborted
      if (!mayTryAgain) throw error
      await new Promise((done) => setTimeout(done, 400 * (attempt + 1)))
    }
  }
}

/** Sends a command that was kept; its name and input were checked when it was made. */
export function callKept(name: OperationName, input: object, requestId: string): Promise<unknown> {
  return ask(name, input, requestId)
}

async function ask<Answer>(
  name: OperationName,
  input: object,
  requestId: string,
  { signal, keepalive = false }: { signal?: AbortSignal | undefined; keepalive?: boolean } = {},
): Promise<Answer> {
  const response = await fetchWithin(30_000, `/api/${name}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-request-id': requestId },
    body: JSON.stringify(input),
    keepalive,
    ...(signal ? { signal } : {}),
  })
  if (!response.ok) throw await problemOf(response)
  const output: Answer = await response.json()
  return output
}

/** `fetch` that gives up after so many milliseconds, notes the server's clock, and throws `ProblemError` without network. */
export async function fetchWithin(ms: number, url: string, init: RequestInit) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), ms)
  const giveUp = () => stop.abort()
  init.signal?.addEventListener('abort', giveUp)
  try {
    const response = await fetch(url, { ...init, signal: stop.signal })
    noteServerTime(response.headers.get('x-linli-now'))
    return response
  } catch {
    throw new ProblemError({ code: 'unavailable', reason: 'no_network' })
  } finally {
    clearTimeout(timer)
    init.signal?.removeEventListener('abort', giveUp)
  }
}

/** The refusal in an answer; anything that is no problem document becomes `unavailable` / `server_fault`. */
export async function problemOf(response: Response) {
  const fault = new ProblemError({ code: 'unavailable', reason: 'server_fault' })
  try {
    const body: Partial<Problem> = await response.json()
    return body.code && body.reason
      ? new ProblemError({ ...body, code: body.code, reason: body.reason })
      : fault
  } catch {
    return fault
  }
}

/** No answer came: nothing is known, and the same request id may be sent again. */
export function isUnsent(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.reason === 'no_network'
}

/** Worth trying later without a change by the person: no network, or the server is down or busy. */
export function isPassing(error: unknown): error is ProblemError {
  return (
    error instanceof ProblemError &&
    (error.code === 'unavailable' || error.code === 'too_many_requests')
  )
}
