import type { FileKind } from '@linli/contract/documents'
import type { Actor } from '#platform/actor'

/** Whether this person may add files of this kind: lists of other systems are read in by staff alone. */
export function mayUpload(actor: Actor, kind: FileKind): boolean {
  if (actor.kind === 'visitor') return false
  return kind !== 'import' || actor.kind === 'staff'
}
