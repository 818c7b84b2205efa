import type { PauseReason } from '@linli/contract/codes/matters'
import { sayWhen } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { CLOCKS, PAUSE_REASON } from '../../words/zh-CN/clocks.ts'

/** That a clock stands still, why, and when at the latest it runs again. */
export function pausedWords(until: string, reason: PauseReason): string {
  return fill(CLOCKS.paused, { reason: PAUSE_REASON[reason], day: sayWhen(until).split(' ')[0] })
}
