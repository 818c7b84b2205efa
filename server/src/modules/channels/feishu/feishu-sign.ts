import { createDecipheriv, createHash, createHmac } from 'node:crypto'

/** Signs a call of a robot: the moment (seconds) and the secret are the key, and nothing is signed. Base64. */
export function signFeishu(secret: string, timestamp: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64')
}

/** The signature over the bytes of an event, as they came. */
export function signFeishuEvent(
  encrypt_key: string,
  { timestamp, nonce, body }: { timestamp: string; nonce: string; body: Buffer },
): string {
  return createHash('sha256')
    .update(`${timestamp}${nonce}${encrypt_key}`)
    .update(body)
    .digest('hex')
}

/** Opens `{"encrypt"}` of an event; null where it was not sealed with this key. */
export function openFeishu(encrypt_key: string, encrypted: string): string | null {
  const sealed = Buffer.from(encrypted, 'base64')
  if (sealed.length < 32 || sealed.length % 16 !== 0) return null
  const key = createHash('sha256').update(encrypt_key).digest()
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(0, 16))
    return Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString()
  } catch {
    return null
  }
}
