import { DraftContent } from '@linli/contract/agreement-shapes'
import type { Keys } from '#platform/keys'

/** What a draft says, sealed: it names people and what happened to them. */
export function sealContent(keys: Keys, content: DraftContent): Buffer {
  return keys.seal(JSON.stringify(content))
}

/** The same, opened. */
export function readContent(keys: Keys, sealed: Uint8Array): DraftContent {
  return DraftContent.parse(JSON.parse(keys.unseal(sealed)))
}

/** The text of a version, sealed as lines. */
export function sealLines(keys: Keys, lines: readonly string[]): Buffer {
  return keys.seal(lines.join('\n'))
}

/** The same, opened. */
export function readLines(keys: Keys, sealed: Uint8Array): string[] {
  return keys.unseal(sealed).split('\n')
}

/** Opens what a JSON answer of the database carries in base64. */
export function unsealText(keys: Keys, base64: string): string {
  return keys.unseal(Buffer.from(base64, 'base64'))
}
