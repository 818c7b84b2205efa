import type { DisputeState } from '@linli/contract/codes/mediation'
import type { DisputeLine } from '@linli/contract/mediation-shapes'
import { sayDay, today } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import type { Tone } from '../../ui/States.tsx'
import { DISPUTES } from '../../words/zh-CN/mediation-page.ts'

const TONES: Record<DisputeState, Tone> = {
  applied: 'todo',
  accepted: 'doing',
  mediating: 'doing',
  agreed: 'done',
  failed: 'over',
  refused: 'over',
  withdrawn: 'quiet',
  closed: 'done',
  filed: 'quiet',
}

/** How a state looks beside its word. */
export function toneOf(state: DisputeState): Tone {
  return TONES[state]
}

/** Who faces whom, as one line: 刘** 与 何**. */
export function facing(parties: DisputeLine['parties']): string {
  const sides = [...new Set(parties.map(({ side }) => side))].sort()
  const names = sides.map((side) =>
    parties
      .filter((one) => one.side === side)
      .map(({ name }) => name)
      .join('、'),
  )
  return names.join(` ${DISPUTES.versus} `)
}

/** By when something is due on a dispute, in words; null where nothing is. */
export function dueWords(
  line: Pick<DisputeLine, 'state' | 'decide_by' | 'ends_on' | 'paused_at'>,
): { words: string; tone: Tone } | null {
  if (line.state === 'applied') return dayWords(DISPUTES.decide_by, line.decide_by)
  if (line.state !== 'accepted' && line.state !== 'mediating') return null
  if (line.paused_at) return { words: DISPUTES.paused, tone: 'quiet' }
  return line.ends_on ? dayWords(DISPUTES.ends_on, line.ends_on) : null
}

function dayWords(words: string, day: string): { words: string; tone: Tone } {
  const isOver = day < today()
  return {
    words: fill(isOver ? DISPUTES.over : words, { day: sayDay(day) }),
    tone: isOver ? 'over' : 'todo',
  }
}
