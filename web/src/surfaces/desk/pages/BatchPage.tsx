import { Link, useParams } from '@tanstack/react-router'
import { BatchView } from '../../../features/batches/BatchView.tsx'
import { verbOf } from '../../../features/batches/batch-words.ts'
import { Moment } from '../../../lib/Moment.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useBack } from '../../../lib/useBack.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { BATCH_PAGE, BATCHES } from '../../../words/zh-CN/batches.ts'
import { DeskPage } from '../DeskPage.tsx'

/** One act on many: looked at, done, taken back. */
export function BatchPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const found = useQuery('batches.get', { id })
  const back = useBack('/matters')
  const batch = found.data
  return (
    <DeskPage
      title={batch ? fill(BATCH_PAGE.title, { act: verbOf(batch.act) }) : BATCHES.title}
      lead={
        batch ? (
          <>
            {batch.made_by.name} · <Moment at={batch.made_at} />
          </>
        ) : undefined
      }
      back={<Link to="/workbench">{BATCH_PAGE.back}</Link>}
    >
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.isPending ? <Skeleton lines={6} /> : null}
      {batch ? (
        <BatchView
          batch={batch}
          link={(matter, words) => (
            <Link to="/matters/$id" params={{ id: matter.id }}>
              {words}
            </Link>
          )}
          back={
            <Button look="quiet" onClick={back.go}>
              {BATCH_PAGE.not_now}
            </Button>
          }
        />
      ) : null}
    </DeskPage>
  )
}
