import type { Progress } from '@linli/contract/broadcast'
import { TARGET_STATES } from '@linli/contract/codes/broadcast'
import { fill } from '../../lib/words.ts'
import { BROADCAST, PROGRESS } from '../../words/zh-CN/broadcast.ts'

/** "已到 1,904 个群，212 个群等群主发送，31 个群没有渠道": every state that there is, and none that there is not. */
export function progressWords({ groups, by_state }: Progress): string {
  if (groups === 0) return BROADCAST.nothing
  return TARGET_STATES.filter((state) => (by_state[state] ?? 0) > 0)
    .map((state) => fill(PROGRESS[state], { n: (by_state[state] ?? 0).toLocaleString('zh-CN') }))
    .join('，')
}
