import { Link, useParams } from '@tanstack/react-router'
import { AnswerForm } from '../../../features/quality/AnswerForm.tsx'
import { BlindCase } from '../../../features/quality/BlindCase.tsx'
import { FoundCase } from '../../../features/quality/FoundCase.tsx'
import { RecordForm } from '../../../features/quality/RecordForm.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { reasonText } from '../../../lib/words.ts'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { CHECKS } from '../../../words/zh-CN/quality.ts'
import { DeskPage } from '../DeskPage.tsx'

/** One spot check: the case alone until something was found, then everything beside it. */
export function CheckPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const found = useQuery('quality.get_check', { id })
  const check = found.data
  const which = check?.revealed
    ? check.can.includes('answer')
      ? 'to_answer'
      : 'found'
    : 'to_check'
  return (
    <DeskPage
      title={check?.revealed ? check.revealed.number : CHECKS.case}
      back={
        <Link to="/quality/checks" search={{ which }}>
          {CHECKS.back}
        </Link>
      }
      acts={
        check?.revealed ? (
          <>
            {check.can.includes('open') ? (
              <Link
                to="/matters/$id"
                params={{ id: check.revealed.matter_id }}
                className="l-button l-button-plain"
              >
                {CHECKS.open_matter}
              </Link>
            ) : null}
            <Link
              to="/quality/draws/$day"
              params={{ day: check.day }}
              className="l-button l-button-quiet"
            >
              {CHECKS.how}
            </Link>
          </>
        ) : null
      }
    >
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.isPending ? <Skeleton lines={8} /> : null}
      {check ? (
        <div className="d-check">
          {check.revealed ? null : <Notice>{CHECKS.blind}</Notice>}
          <BlindCase check={check} />
          {check.can.includes('record') ? <RecordForm id={check.id} /> : null}
          {check.revealed ? <FoundCase revealed={check.revealed} /> : null}
          <AnswerForm check={check} />
        </div>
      ) : null}
    </DeskPage>
  )
}
