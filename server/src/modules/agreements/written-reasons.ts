import type { DraftContent } from '@linli/contract/agreement-shapes'
import type { WrittenReason } from '@linli/contract/codes/agreements'

/** Why an agreement ought to be written down: the law says that it may be (人民调解法 art. 28); 宁波市人民调解条例 art. 24 asks for it where
 * it is not performed at once or weighs much, and everywhere where a party asks. */
export function writtenReasons(of: {
  difficulty: string
  obligations: DraftContent['obligations']
  party_asks: boolean
}): WrittenReason[] {
  const reasons: WrittenReason[] = []
  if (of.party_asks) reasons.push('party_asks')
  if (of.obligations.some(({ is_on_spot }) => !is_on_spot)) reasons.push('not_at_once')
  if (of.difficulty === 'complex' || of.difficulty === 'major') reasons.push('major_or_complex')
  return reasons
}
