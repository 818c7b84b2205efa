import { Link, useLocation } from '@tanstack/react-router'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { TrackedView } from '../../../features/matters/TrackedView.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useBack } from '../../../lib/useBack.ts'
import { useTop } from '../../../lib/useTop.ts'
import { reasonText } from '../../../lib/words.ts'
import { Page } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { TRACK, TRACKED } from '../../../words/zh-CN/resident.ts'

/** Progress by the link of a matter; the token is what follows the #. */
export function TrackByLink() {
  const back = useBack()
  const token = useLocation().hash
  useTop()
  const isWhole = token.length >= 16
  const matter = useQuery('matters.track', { token }, { isEnabled: isWhole })
  const isLost = !isWhole || matter.error?.code === 'not_found' || matter.error?.code === 'invalid'
  return (
    <Page title={TRACKED.title} back={back} slot={<TypeSwitch />}>
      {isLost ? (
        <Empty title={TRACK.link_wrong}>
          <p>{TRACK.link_wrong_hint}</p>
          <Link to="/track" className="l-button l-button-plain">
            {TRACK.title}
          </Link>
        </Empty>
      ) : null}
      {matter.error && !isLost ? <Notice tone="over">{reasonText(matter.error)}</Notice> : null}
      {isWhole && matter.isPending ? <Skeleton lines={6} /> : null}
      {matter.data ? <TrackedView matter={matter.data} token={token} /> : null}
    </Page>
  )
}
