import { createHmac } from 'node:crypto'
import { sameText } from '../wecom/wx-crypt.ts'

const HOUR_MS = 3_600_000

/** Signs a call of a robot: the secret is the key and part of what is signed. `timestamp` in milliseconds; base64. */
export function signDingtalk(secret: string, timestamp: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
}

/** Whether a call is signed with the secret of our app, within the hour that the platform names. */
export function isFromDingtalk(
  secret: string,
  headers: Readonly<Record<string, string | undefined>>,
  now: Date,
): boolean {
  const { timestamp = '', sign = '' } = headers
  if (!secret || !sameText(sign, signDingtalk(secret, timestamp))) return false
  return Math.abs(now.getTime() - Number(timestamp)) <= HOUR_MS
}
