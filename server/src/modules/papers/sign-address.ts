import { timingSafeEqual } from 'node:crypto'
import {
  PAPER_FORMATS,
  PAPER_IDS,
  type PaperFormat,
  type PaperId,
} from '@linli/contract/codes/papers'
import type { Actor } from '#platform/actor'
import type { Keys } from '#platform/keys'
import type { Context } from '#platform/module'

/** What an address of a paper opens. */
export interface PaperAddress {
  /** The module that knows the facts. */
  source: string
  /** Whose paper it is, in the words of that module. */
  subject_id: string
  paper: PaperId
  format: PaperFormat
}

type Caller = Pick<Context, 'actor' | 'keys' | 'now'>

/** Makes `/files/papers/<token>`: opens for ten minutes, and only for the person of this context. An operation that hands it out
 * has asked for permission and, where personal data is read, is a disclosure. */
export function paperAddress({ actor, keys, now }: Caller, of: PaperAddress): string {
  const body = Buffer.alloc(BODY_BYTES)
  body.write(of.subject_id.replaceAll('-', ''), 0, 'hex')
  body.writeUInt8(PAPER_IDS.indexOf(of.paper), 16)
  body.writeUInt8(PAPER_FORMATS.indexOf(of.format), 17)
  body.writeUInt32BE(Math.ceil((now.getTime() + OPEN_MS) / SECOND_MS), 18)
  const whole = Buffer.concat([body, Buffer.from(of.source)])
  return `/files/papers/${Buffer.concat([seal(keys, actor, whole), whole]).toString('base64url')}`
}

/** What a token opens now for this person; null where it was not made for them here, or is over. */
export function readPaperAddress({ actor, keys, now }: Caller, token: string): PaperAddress | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= SEAL_BYTES + BODY_BYTES) return null
  const body = bytes.subarray(SEAL_BYTES)
  if (!timingSafeEqual(seal(keys, actor, body), bytes.subarray(0, SEAL_BYTES))) return null
  const paper = PAPER_IDS[body.readUInt8(16)]
  const format = PAPER_FORMATS[body.readUInt8(17)]
  if (!paper || !format || body.readUInt32BE(18) * SECOND_MS <= now.getTime()) return null
  const subject_id = body
    .toString('hex', 0, 16)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { source: body.toString('utf8', BODY_BYTES), subject_id, paper, format }
}

// A paper is fetched right after it was asked for, or asked for again.
const OPEN_MS = 600_000
const SECOND_MS = 1_000
// Id (16), form (1), format (1), second of its end (4); the name of the source follows.
const BODY_BYTES = 22
const SEAL_BYTES = 16

// District and person stand in the seal alone: the caller's session tells them.
function seal(keys: Keys, actor: Pick<Actor, 'district_id' | 'person_id'>, body: Buffer): Buffer {
  const whole = `${actor.district_id}.${actor.person_id}.${body.toString('hex')}`
  return keys.sign('paper_address', whole).subarray(0, SEAL_BYTES)
}
