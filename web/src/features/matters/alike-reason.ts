import type { AlikeMatter } from '@linli/contract/matters'
import { sayWhen } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { ALIKE, JOINED, NEARNESS } from '../../words/zh-CN/alike.ts'

/** Why a matter may be the same, in one line: 同一栋楼，3 天前，同一类. */
export function alikeReason(matter: AlikeMatter): string {
  const { nearness, distance_m, reported_at, closed_at, me_too_count } = matter
  return [
    nearness ? fill(NEARNESS[nearness], { n: distance_m }) : '',
    closed_at ? fill(ALIKE.closed, { when: sayWhen(closed_at) }) : sayWhen(reported_at),
    matter.is_same_category ? ALIKE.same_category : '',
    matter.has_same_words ? ALIKE.same_words : '',
    me_too_count > 0 ? fill(JOINED.count, { n: me_too_count }) : '',
  ]
    .filter(Boolean)
    .join('，')
}
