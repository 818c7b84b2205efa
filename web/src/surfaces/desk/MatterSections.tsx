import type { Matter } from '@linli/contract/matters'

/** What other modules know of a matter, between its facts and its timeline: each a section that is absent while empty. */
export function MatterSections({ matter: _ }: { matter: Matter }) {
  return null
}
