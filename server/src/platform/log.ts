import { pino } from 'pino'

/** Structured log lines: ids and reasons, never what people wrote or who they are. */
export function openLog(level: string) {
  return pino({ level, base: null, redact: ['req.headers.cookie', 'headers.cookie'] })
}
export type Log = ReturnType<typeof openLog>
