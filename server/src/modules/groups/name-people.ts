import type { Keys } from '#platform/keys'
import { maskName } from '#platform/keys'

/** A person as a group may name them. */
export interface PersonNames {
  sealed_alias: Buffer | null
  public_name: string | null
  sealed_name: Buffer | null
}

/** What the others call somebody: their own alias here, the public name of staff, else the surname alone. Empty where none
 * is known. */
export function nameInGroup(keys: Keys, names: PersonNames): string {
  if (names.sealed_alias) return keys.unseal(names.sealed_alias)
  return names.public_name ?? (names.sealed_name ? maskName(keys.unseal(names.sealed_name)) : '')
}
