import { Link, useParams } from '@tanstack/react-router'
import { CaseFileBody } from '../../../features/case_files/CaseFileBody.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { reasonText } from '../../../lib/words.ts'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { CASE_FILE_WORDS } from '../../../words/zh-CN/case_files.ts'
import { DeskPage } from '../DeskPage.tsx'

const LOOK_AGAIN_MS = 2_000

/** The case file (卷宗) of a dispute. */
export function CaseFilePage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const known = useQuery('case_files.get', { id }, { everyMs: LOOK_AGAIN_MS * 5 })
  const isMaking = known.data?.volume?.state === 'making'
  const file = useQuery('case_files.get', { id }, { everyMs: LOOK_AGAIN_MS, isEnabled: isMaking })
  const shown = file.data ?? known.data
  if (known.error) return <Notice tone="over">{reasonText(known.error)}</Notice>
  if (!shown) return <Skeleton lines={8} />
  return (
    <DeskPage
      title={`${CASE_FILE_WORDS.title} ${shown.number ?? ''}`}
      back={
        <Link to="/disputes/$id" params={{ id }}>
          {CASE_FILE_WORDS.back}
        </Link>
      }
      isWide
    >
      <CaseFileBody file={shown} />
    </DeskPage>
  )
}
