import { Link, useParams } from '@tanstack/react-router'
import { MinutesSheet } from '../../../features/assessments/MinutesSheet.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { ASSESSMENTS } from '../../../words/zh-CN/assessments.ts'
import { PRINT } from '../../../words/zh-CN/matter-page.ts'
import '../paper-page.css'

/** The minutes of an assessment as they will lie on the table. */
export function PrintMinutes() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const me = useMe()
  const found = useQuery('assessments.get', { id })
  return (
    <div className="d-paper-page">
      <div className="l-row l-screen-only">
        <Button look="main" disabled={!found.data} onClick={() => window.print()}>
          {PRINT.do_print}
        </Button>
        <Link to="/assessments/$id" params={{ id }} className="l-button l-button-quiet">
          {ASSESSMENTS.open}
        </Link>
      </div>
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.data ? (
        <article className="d-a4">
          <MinutesSheet assessment={found.data} printedBy={me.data?.person?.name ?? ''} />
        </article>
      ) : found.error ? null : (
        <Skeleton lines={12} />
      )}
    </div>
  )
}
