import { type DestinationStream, pino } from 'pino'
import { sqlState } from './errors.ts'

/** Structured log lines: ids and reasons, never what people wrote or who they are. */
export function openLog(level: string, destination?: DestinationStream) {
  const options = {
    level,
    base: null,
    redact: ['req.headers.cookie', 'headers.cookie'],
    serializers: { err: withoutValues, error: withoutValues },
  }
  return destination ? pino(options, destination) : pino(options)
}
export type Log = ReturnType<typeof openLog>

/** What of an error may be kept: what it is and where it arose. The database adds the row and the values at fault
 * ("Failing row contains …"), which are people's words and names, so nothing else of it stays. */
export function withoutValues(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { message: 'not an error' }
  const state = sqlState(error)
  // Class 22 quotes the value that the database could not take.
  const message = state.startsWith('22') ? 'a value that the database cannot take' : error.message
  const frames = error.stack?.slice(error.stack.indexOf('\n    at ')) ?? ''
  const kept: Record<string, string> = { name: error.name, message, stack: `${message}${frames}` }
  for (const key of ['code', 'schema', 'table', 'column', 'constraint'] as const) {
    const value = Object.getOwnPropertyDescriptor(error, key)?.value
    if (typeof value === 'string') kept[key] = value
  }
  return kept
}
