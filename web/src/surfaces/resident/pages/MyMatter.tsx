import { Link, useParams } from '@tanstack/react-router'
import { SaidInGroup } from '../../../features/groups/SaidInGroup.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { TrackedView } from '../../../features/matters/TrackedView.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useBack } from '../../../lib/useBack.ts'
import { reasonText } from '../../../lib/words.ts'
import { Page } from '../../../ui/Page.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { TRACKED } from '../../../words/zh-CN/resident.ts'
import { SignIn } from './SignIn.tsx'

/** One of my matters. */
export function MyMatter() {
  const back = useBack('/mine')
  const { id = '' } = useParams({ strict: false })
  const matter = useQuery('matters.get_reported', { id })
  if (matter.error?.code === 'unauthenticated') return <SignIn />
  return (
    <Page title={TRACKED.title} back={back} slot={<TypeSwitch />}>
      {matter.error ? <Notice tone="over">{reasonText(matter.error)}</Notice> : null}
      {matter.isPending ? <Skeleton lines={6} /> : null}
      {matter.data ? (
        <>
          <SaidInGroup
            matter={matter.data}
            link={(groupId, seq, words) => (
              <Link
                to="/groups/$id"
                params={{ id: groupId }}
                hash={seq}
                className="l-button l-button-quiet"
              >
                {words}
              </Link>
            )}
          />
          <TrackedView matter={matter.data} />
        </>
      ) : null}
    </Page>
  )
}
