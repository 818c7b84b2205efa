import type { LawLine } from '@linli/contract/law'
import { Link } from '@tanstack/react-router'
import { ListRow } from '../../ui/ListRow.tsx'
import { Standing } from './Standing.tsx'

/** A law that opens its text; only what does not hold on the day says so. */
export function LawLink({ law, day }: { law: LawLine; day: string | undefined }) {
  return (
    <Link to="/law/$code" params={{ code: law.code }} search={day ? { on: day } : {}}>
      <ListRow
        title={law.short}
        state={law.standing === 'in_force' ? null : <Standing of={law.standing} />}
      />
    </Link>
  )
}
