import type { ErrorCode } from '@linli/contract/errors'

/** The one thing that modules throw on purpose: a code of the closed list and a reason that the web has words for. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly reason: string
  readonly data: Record<string, unknown> | undefined

  constructor(code: ErrorCode, reason: string, data?: Record<string, unknown>) {
    super(`${code}: ${reason}`)
    this.code = code
    this.reason = reason
    this.data = data
  }
}

/** What a hidden row and a missing row answer alike. */
export function notFound(): Refusal {
  return new Refusal('not_found', 'not_found')
}

/** The SQLSTATE of a database error; empty for anything else. Constraint names come back changed from a cluster, so states decide. */
export function sqlState(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) {
    return typeof error.code === 'string' ? error.code : ''
  }
  return ''
}
