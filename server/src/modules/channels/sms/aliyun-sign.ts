import { createHash, createHmac } from 'node:crypto'

/** Encodes as RFC 3986 has it: also the five characters that `encodeURIComponent` leaves. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Parameters sorted by name, encoded and joined. */
export function sortedQuery(values: Readonly<Record<string, string>>): string {
  return Object.keys(values)
    .sort()
    .map((name) => `${percentEncode(name)}=${percentEncode(values[name] ?? '')}`)
    .join('&')
}

/** The headers of a call with the signature of version 3 (ACS3-HMAC-SHA256), for a call with an empty body. */
export function signAcs3(
  keys: { id: string; secret: string },
  call: {
    host: string
    action: string
    version: string
    date: string
    nonce: string
    query: string
  },
): { headers: Record<string, string>; hashed: string; signature: string } {
  const content = sha256('')
  const signed: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': content,
    'x-acs-date': call.date,
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  }
  const names = Object.keys(signed).sort()
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join('')
  const list = names.join(';')
  const hashed = sha256(['POST', '/', call.query, lines, list, content].join('\n'))
  const signature = createHmac('sha256', keys.secret)
    .update(`ACS3-HMAC-SHA256\n${hashed}`)
    .digest('hex')
  const authorization = `ACS3-HMAC-SHA256 Credential=${keys.id},SignedHeaders=${list},Signature=${signature}`
  return { headers: { ...signed, authorization }, hashed, signature }
}

/** The signature of version 1 (RPC, HMAC-SHA1), which clouds of a house still speak. `values` without `Signature`. */
export function signRpc(
  secret: string,
  method: 'GET' | 'POST',
  values: Readonly<Record<string, string>>,
): string {
  const text = `${method}&${percentEncode('/')}&${percentEncode(sortedQuery(values))}`
  return createHmac('sha1', `${secret}&`).update(text).digest('base64')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
