import { Link, useParams } from '@tanstack/react-router'
import { OrderSheet } from '../../../features/supervision/OrderSheet.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { PRINT } from '../../../words/zh-CN/matter-page.ts'
import { SUPERVISION } from '../../../words/zh-CN/supervision.ts'
import '../paper-page.css'

/** An order of supervision as it will lie on the table. */
export function PrintOrder() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const me = useMe()
  const found = useQuery('supervision.get_order', { id })
  return (
    <div className="d-paper-page">
      <div className="l-row l-screen-only">
        <Button look="main" disabled={!found.data} onClick={() => window.print()}>
          {PRINT.do_print}
        </Button>
        <Link to="/supervision" className="l-button l-button-quiet">
          {SUPERVISION.title}
        </Link>
      </div>
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.data ? (
        <article className="d-a4">
          <OrderSheet order={found.data} district={me.data?.district?.name ?? ''} />
        </article>
      ) : found.error ? null : (
        <Skeleton lines={12} />
      )}
    </div>
  )
}
