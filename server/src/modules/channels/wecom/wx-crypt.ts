import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** The keys of one callback address. `receive_id` closes every message: corpid, appid, or nothing for robots of a house. */
export interface WxKeys {
  token: string
  aes_key: string
  receive_id: string
}

export interface Signed {
  signature: string
  timestamp: string
  nonce: string
  encrypted: string
}

const BLOCK = 32
const HEAD = 20

/** Signs as the platform does: SHA-1 over the values in byte order, hex in lower case. */
export function signWx(token: string, ...values: readonly string[]): string {
  const sorted = [token, ...values].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  return createHash('sha1').update(sorted.join('')).digest('hex')
}

/** Opens what a platform sent: the signature first, in constant time. Answers null for anything that was not made with these
 * keys, whatever is wrong with it. */
export function openWx(keys: WxKeys, signed: Signed): string | null {
  const right = signWx(keys.token, signed.timestamp, signed.nonce, signed.encrypted)
  return sameText(signed.signature, right) ? decryptWx(keys, signed.encrypted) : null
}

/** Decrypts without a signature. The block is 32 bytes, so up to 32 bytes of padding come off by hand: no library does. */
export function decryptWx({ aes_key, receive_id }: WxKeys, encrypted: string): string | null {
  const key = keyOf(aes_key)
  const sealed = Buffer.from(encrypted, 'base64')
  if (!key || sealed.length === 0 || sealed.length % 16 !== 0) return null
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = unpad(Buffer.concat([decipher.update(sealed), decipher.final()]))
  if (!plain || plain.length < HEAD) return null
  const end = HEAD + plain.readUInt32BE(16)
  if (end > plain.length || plain.subarray(end).toString() !== receive_id) return null
  return plain.subarray(HEAD, end).toString()
}

/** Encrypts an answer; `random` are 16 bytes. */
export function encryptWx(keys: WxKeys, message: string, random: Buffer): string {
  const key = keyOf(keys.aes_key)
  if (!key) throw new Error('the AES key of the callback is not 43 characters')
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const plain = Buffer.concat([random, length, text, Buffer.from(keys.receive_id)])
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(pad(plain)), cipher.final()]).toString('base64')
}

/** The 32 bytes behind the 43 characters of a console; null where there are not so many. */
export function keyOf(aes_key: string): Buffer | null {
  if (!/^[A-Za-z0-9+/]{43}$/.test(aes_key)) return null
  const key = Buffer.from(`${aes_key}=`, 'base64')
  return key.length === 32 ? key : null
}

/** Takes the padding of 32-byte blocks off; null unless every byte of it is right. */
export function unpad(padded: Buffer): Buffer | null {
  const n = padded.at(-1) ?? 0
  if (n < 1 || n > BLOCK || n > padded.length) return null
  const end = padded.length - n
  return padded.subarray(end).every((byte) => byte === n) ? padded.subarray(0, end) : null
}

function pad(plain: Buffer): Buffer {
  const n = BLOCK - (plain.length % BLOCK)
  return Buffer.concat([plain, Buffer.alloc(n, n)])
}

/** Compares in constant time. */
export function sameText(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
