import type { LawLine } from '@linli/contract/law'
import { Badge, type Tone } from '../../ui/States.tsx'
import { STANDING } from '../../words/zh-CN/law.ts'

const TONE: Record<LawLine['standing'], Tone> = {
  in_force: 'done',
  not_yet: 'todo',
  amended: 'soon',
  repealed: 'over',
}

/** How a text stands on the day that is looked at, in word, shape and colour. */
export function Standing({ of }: { of: LawLine['standing'] }) {
  return <Badge tone={TONE[of]}>{STANDING[of]}</Badge>
}
