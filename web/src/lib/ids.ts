/**
 * A random uuid (version 4). `crypto.randomUUID` needs https and Chrome 92; a phone that opens a
 * laptop's address in the same room has neither.
 */
export function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [0, 8, 12, 16, 20]
    .map((start, at, starts) => hex.slice(start, starts[at + 1] ?? 32))
    .join('-')
}
