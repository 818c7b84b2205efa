import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { normalise } from './personal-data.ts'

export { maskIdNumber, maskName, maskPhone } from './personal-data.ts'

/** What a blind index stands for; each kind is normalised in its own way before it is hashed. */
export type BlindKind = 'phone' | 'id_number' | 'name' | 'pinyin'

/** The open key ring: seals, unseals and indexes personal data. */
export interface Keys {
  /** Encrypts text with the current key. Refuses text with broken surrogates, which UTF-8 cannot hold. */
  seal(text: string): Buffer
  /** Decrypts what `seal` gave, whichever key of the ring sealed it; throws `KeyError` on any change. */
  unseal(sealed: Uint8Array): string
  /** 32 bytes that are the same for every way of writing the same thing; throws `KeyError` if nothing is left of it. */
  blindIndex(kind: BlindKind, text: string): Buffer
  /** 32 bytes that only this ring can make; `purpose` keeps signatures of one use from passing for another. */
  sign(purpose: string, text: string): Buffer
  /** Whether the current key sealed this; a job seals the others anew after a rotation. */
  isCurrent(sealed: Uint8Array): boolean
  /** Makes a new current key, keeps the old ones readable, and gives the id of the new one. The index key stays. */
  rotate(): Promise<string>
}

/** The key file is missing, damaged or in use, or sealed data does not fit it. */
export class KeyError extends Error {
  override name = 'KeyError'
}

/**
 * Opens the ring in `<folder>/personal-data.json` and makes it on first use; `folder` is `<LINLI_DATA>/keys`.
 * Several processes may open it at once: one creates, all read the same ring. Refuses a damaged file.
 */
export async function openKeys(folder: string): Promise<Keys> {
  const path = join(folder, FILE)
  await createIfMissing(folder)
  let ring = parseRing(await readFile(path, 'utf8'), path)

  /** Another process may have rotated since this one read the file. */
  const keyOf = (id: string) => {
    if (!ring.keys.has(id)) ring = parseRing(readFileSync(path, 'utf8'), path)
    return ring.keys.get(id)
  }

  return {
    seal: (text) => seal(ring, text),
    unseal: (sealed) => unseal(keyOf, sealed),
    blindIndex(kind, text) {
      const plain = normalise(kind, text)
      if (plain === '') throw new KeyError(`nothing to index: no ${kind} in the text`)
      return createHmac('sha256', ring.index_key).update(`${kind}\0${plain}`, 'utf8').digest()
    },
    // The index key stays through rotations, so that an address signed before one still opens after it.
    sign: (purpose, text) =>
      createHmac('sha256', ring.index_key).update(`sign\0${purpose}\0${text}`, 'utf8').digest(),
    isCurrent: (sealed) => idIn(sealed) === ring.current,
    async rotate() {
      ring = await addKey(folder)
      return ring.current
    },
  }
}

const FILE = 'personal-data.json'

// Envelope, version 1: version (1) · key id (4) · nonce (12) · tag (16) · ciphertext.
const VERSION = 1
const ID_BYTES = 4
const NONCE_AT = 1 + ID_BYTES
const TAG_AT = NONCE_AT + 12
const TEXT_AT = TAG_AT + 16

type Ring = { current: string; keys: Map<string, Buffer>; index_key: Buffer }

function seal(ring: Ring, text: string): Buffer {
  if (!text.isWellFormed()) throw new KeyError('text with half of a character cannot be sealed')
  const key = ring.keys.get(ring.current)
  if (!key) throw new KeyError('the ring has no current key')
  const head = Buffer.from([VERSION, ...Buffer.from(ring.current, 'hex')])
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([head, nonce, cipher.getAuthTag(), body])
}

function unseal(keyOf: (id: string) => Buffer | undefined, sealed: Uint8Array): string {
  const id = idIn(sealed)
  const key = keyOf(id)
  if (!key) throw new KeyError(`the ring has no key ${id}: restore the key file of that time`)
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(NONCE_AT, TAG_AT), {
    authTagLength: 16,
  })
  decipher.setAAD(sealed.subarray(0, NONCE_AT))
  decipher.setAuthTag(sealed.subarray(TAG_AT, TEXT_AT))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(TEXT_AT)), decipher.final()]).toString()
  } catch {
    throw new KeyError('sealed data was changed: its tag does not fit')
  }
}

function idIn(sealed: Uint8Array): string {
  if (sealed.length < TEXT_AT || sealed[0] !== VERSION) {
    throw new KeyError('this is not sealed data of a known version')
  }
  return Buffer.from(sealed.subarray(1, NONCE_AT)).toString('hex')
}

async function createIfMissing(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const id = randomBytes(ID_BYTES).toString('hex')
  const ring = {
    current: id,
    keys: new Map([[id, randomBytes(32)]]),
    index_key: randomBytes(32),
  }
  const path = join(folder, FILE)
  if (existsSync(path)) return
  const draft = await writeDraft(folder, ring)
  try {
    // A hard link appears whole or not at all, and fails where another process was first.
    await link(draft, path)
    await syncFolder(folder)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function addKey(folder: string): Promise<Ring> {
  const path = join(folder, FILE)
  const lock = join(folder, `${FILE}.lock`)
  // Two rotations at once would drop one of the two new keys, and with it what it had sealed.
  const held = await open(lock, 'wx').catch(() => {
    throw new KeyError(`another rotation is running; if none is, remove ${lock}`)
  })
  try {
    const ring = parseRing(await readFile(path, 'utf8'), path)
    let id = randomBytes(ID_BYTES).toString('hex')
    while (ring.keys.has(id)) id = randomBytes(ID_BYTES).toString('hex')
    const next = { ...ring, current: id, keys: new Map(ring.keys).set(id, randomBytes(32)) }
    await rename(await writeDraft(folder, next), path)
    await syncFolder(folder)
    return next
  } finally {
    await held.close()
    await rm(lock, { force: true })
  }
}

async function writeDraft(folder: string, ring: Ring): Promise<string> {
  const draft = join(folder, `${FILE}.${process.pid}.${randomBytes(4).toString('hex')}`)
  const keys = Object.fromEntries([...ring.keys].map(([id, key]) => [id, key.toString('base64')]))
  const index_key = ring.index_key.toString('base64')
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify({ current: ring.current, keys, index_key }, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return draft
}

/** Losing a key to a power cut would lose everything it sealed, so the name is made durable too. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function parseRing(text: string, path: string): Ring {
  const damaged = (what: string) => new KeyError(`${path}: ${what}; restore it from a backup`)
  let raw: { current?: unknown; keys?: unknown; index_key?: unknown }
  try {
    raw = JSON.parse(text)
  } catch {
    throw damaged('not readable as JSON')
  }
  const keys = new Map<string, Buffer>()
  for (const [id, key] of Object.entries(raw?.keys ?? {})) {
    if (!/^[0-9a-f]{8}$/.test(id)) throw damaged(`key id ${id} is not 8 hex digits`)
    keys.set(id, keyBytes(key) ?? fail(damaged(`key ${id} is not 32 bytes`)))
  }
  const index_key = keyBytes(raw?.index_key) ?? fail(damaged('the index key is not 32 bytes'))
  if (typeof raw.current !== 'string' || !keys.has(raw.current)) {
    throw damaged('no current key')
  }
  return { current: raw.current, keys, index_key }
}

function keyBytes(value: unknown): Buffer | undefined {
  if (typeof value !== 'string') return undefined
  const bytes = Buffer.from(value, 'base64')
  return bytes.length === 32 ? bytes : undefined
}

function fail(error: Error): never {
  throw error
}
