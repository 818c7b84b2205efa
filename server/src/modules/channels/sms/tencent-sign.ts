import { createHash, createHmac } from 'node:crypto'

/** Signs a call of a Tencent cloud (TC3-HMAC-SHA256). `at` in seconds; the day of the key is that of UTC. */
export function signTc3(
  keys: { id: string; secret: string },
  call: { host: string; service: string; action: string; at: number; body: string },
): { authorization: string; hashed: string; signature: string } {
  const list = 'content-type;host;x-tc-action'
  const lines = `content-type:application/json; charset=utf-8\nhost:${call.host}\nx-tc-action:${call.action.toLowerCase()}\n`
  const hashed = sha256(['POST', '/', '', lines, list, sha256(call.body)].join('\n'))
  const day = new Date(call.at * 1000).toISOString().slice(0, 10)
  const scope = `${day}/${call.service}/tc3_request`
  const signature = hmac(
    tc3Key(keys.secret, day, call.service),
    `TC3-HMAC-SHA256\n${call.at}\n${scope}\n${hashed}`,
  )
  const hex = signature.toString('hex')
  return {
    authorization: `TC3-HMAC-SHA256 Credential=${keys.id}/${scope}, SignedHeaders=${list}, Signature=${hex}`,
    hashed,
    signature: hex,
  }
}

function tc3Key(secret: string, day: string, service: string): Buffer {
  return hmac(hmac(hmac(`TC3${secret}`, day), service), 'tc3_request')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
