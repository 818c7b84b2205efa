import { Link, useParams } from '@tanstack/react-router'
import { DutyNotice } from '../../../features/assessments/DutyNotice.tsx'
import { RiskSection } from '../../../features/assessments/RiskSection.tsx'
import { TalkOfMatter } from '../../../features/groups/TalkOfMatter.tsx'
import { PhoneWork } from '../../../features/joint/PhoneWork.tsx'
import { MatterActs } from '../../../features/matters/MatterActs.tsx'
import { MatterView } from '../../../features/matters/MatterView.tsx'
import { SupervisionNotices } from '../../../features/supervision/OfMatter.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useBack } from '../../../lib/useBack.ts'
import { reasonText } from '../../../lib/words.ts'
import { Page } from '../../../ui/Page.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { MATTER } from '../../../words/zh-CN/worker.ts'
import { ACT_FORMS } from '../act-forms.ts'
import { usePersonId } from '../usePersonId.ts'

/** One matter, with the acts that are possible now at the thumb. */
export function MatterPage() {
  const back = useBack()
  const { id = '' } = useParams({ strict: false })
  const matter = useQuery('matters.get', { id })
  const personId = usePersonId()
  // It may have gone to where this person cannot see; what was read before is then theirs no more.
  const shown = matter.error?.code === 'not_found' ? undefined : matter.data
  return (
    <Page
      title={MATTER.title}
      back={back}
      act={shown ? <MatterActs matter={shown} personId={personId} forms={ACT_FORMS} /> : null}
    >
      {matter.error ? <Notice tone="over">{reasonText(matter.error)}</Notice> : null}
      {matter.isPending ? <Skeleton lines={8} /> : null}
      {shown ? (
        <>
          <SupervisionNotices matter={shown} />
          <DutyNotice matter={shown} />
          <MatterView
            matter={shown}
            sections={
              <>
                <TalkOfMatter
                  matterId={shown.id}
                  source={shown.source}
                  link={(group, words) => (
                    <Link to="/groups/$id" params={{ id: group }}>
                      {words}
                    </Link>
                  )}
                />
                <PhoneWork id={shown.id} />
              </>
            }
          />
          <RiskSection matter={shown} />
        </>
      ) : null}
    </Page>
  )
}
