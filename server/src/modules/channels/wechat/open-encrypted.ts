import { createDecipheriv } from 'node:crypto'
import { parseJson, recordOf, stringOf } from '../call-json.ts'

/** What WeChat says of a group out of which a mini-program was opened: `kind` 3 an ordinary one, 4 a WeCom customer group. */
export interface GroupEntry {
  opengid: string
  kind: number
}

/** Opens what a mini-program was given for us. Null unless the key of the session fits and the watermark is that of our app: a
 * phone may send what another app was given. */
export function openEncrypted(
  sealed: { session_key: string; iv: string; data: string },
  app_id: string,
): Record<string, unknown> | null {
  const [key, iv] = [Buffer.from(sealed.session_key, 'base64'), Buffer.from(sealed.iv, 'base64')]
  const data = Buffer.from(sealed.data, 'base64')
  if (key.length !== 16 || iv.length !== 16 || data.length === 0) return null
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, iv)
    const plain = Buffer.concat([decipher.update(data), decipher.final()]).toString()
    const body = recordOf(parseJson(plain))
    const watermark = recordOf(body?.['watermark'])
    return stringOf(watermark?.['appid']) === app_id ? body : null
  } catch {
    return null
  }
}

/** Which group somebody came from, if they came from one; `within_seconds` is how old the watermark may be. */
export function readGroupEntry(
  body: Record<string, unknown>,
  now: Date,
  within_seconds = 300,
): GroupEntry | null {
  const at = Number(recordOf(body['watermark'])?.['timestamp'])
  const opengid = stringOf(body['opengid']) || stringOf(body['openGId'])
  const is_fresh = Math.abs(now.getTime() / 1000 - at) <= within_seconds
  return opengid && is_fresh ? { opengid, kind: Number(body['chat_type'] ?? 3) } : null
}
