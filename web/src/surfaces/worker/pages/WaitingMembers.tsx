import { Link } from '@tanstack/react-router'
import { HintQueue } from '../../../features/groups/HintQueue.tsx'
import { WaitingList } from '../../../features/groups/WaitingList.tsx'
import { useBack } from '../../../lib/useBack.ts'
import { Page } from '../../../ui/Page.tsx'
import { HINTS, WAITING } from '../../../words/zh-CN/group-registry.ts'

/** Who waits to be let into a group that this worker keeps. */
export function WaitingMembers() {
  const back = useBack('/groups')
  return (
    <Page title={WAITING.title} back={back}>
      <WaitingList />
    </Page>
  )
}

/** Messages that this worker should look at. */
export function GroupHints() {
  const back = useBack('/groups')
  return (
    <Page title={HINTS.title} back={back}>
      <p className="l-quiet">{HINTS.lead}</p>
      <HintQueue
        isDecided={false}
        talkLink={(id, words) => (
          <Link to="/groups/$id" params={{ id }} className="l-button l-button-quiet">
            {words}
          </Link>
        )}
      />
    </Page>
  )
}
