import type { Check } from '@linli/contract/quality'
import { sayDay } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { ListRow } from '../../ui/ListRow.tsx'
import { Badge } from '../../ui/States.tsx'
import { FINDING } from '../../words/zh-CN/outcome.ts'
import { CHECKS } from '../../words/zh-CN/quality.ts'
import { placeLine } from '../matters/place-line.ts'
import { FOUND_TONE } from './FoundCase.tsx'

/** One spot check of a list: what it is about, where, and what was found. */
export function CheckRow({ check }: { check: Check }) {
  const { revealed } = check
  return (
    <ListRow
      title={check.description}
      state={
        revealed ? <Badge tone={FOUND_TONE[revealed.found]}>{FINDING[revealed.found]}</Badge> : null
      }
      where={placeLine(check.area_name, check.address)}
      foot={[check.category_name, fill(CHECKS.closed_on, { day: sayDay(check.day) })].join(' · ')}
      aside={revealed?.number}
    />
  )
}
