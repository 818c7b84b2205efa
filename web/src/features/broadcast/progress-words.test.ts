import { TARGET_STATES, type TargetState } from '@linli/contract/codes/broadcast'
import { expect, test } from 'vitest'
import { progressWords } from './progress-words.ts'

const of = (states: Partial<Record<TargetState, number>>) => ({
  groups: Object.values(states).reduce((sum, n) => sum + n, 0),
  by_state: Object.fromEntries(TARGET_STATES.map((state) => [state, states[state] ?? 0])) as Record<
    TargetState,
    number
  >,
  outside_sent: 0,
})

test.each([
  [{}, '还没有发给任何群'],
  [{ queued: 3 }, '3 个群排队中'],
  [
    { sent: 1904, waiting: 212, no_channel: 31 },
    '已到 1,904 个群，212 个群等群主发送，31 个群没有渠道',
  ],
  [{ accepted: 2 }, '2 个群平台已收下、没说送到没有'],
])('%o: %s', (states, words) => expect(progressWords(of(states))).toBe(words))
