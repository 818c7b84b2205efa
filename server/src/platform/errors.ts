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

/** A refusal that lets stand what its command wrote before: a count of failures must outlive the refusal. The deed is
 * recorded with its reason; its request id stays free, so that a repeat is a new try. */
export class LastingRefusal extends Refusal {
  readonly record: { district_id: number; subject_id: string | null }

  constructor(
    code: ErrorCode,
    reason: string,
    record: LastingRefusal['record'],
    data?: Record<string, unknown>,
  ) {
    super(code, reason, data)
    this.record = record
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
