import { Link, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { Acknowledged } from '../../../features/groups/Acknowledged.tsx'
import { CardOfMessage } from '../../../features/groups/CardOfMessage.tsx'
import { FindMessages } from '../../../features/groups/FindMessages.tsx'
import { GroupAbout } from '../../../features/groups/GroupAbout.tsx'
import { Talk } from '../../../features/groups/Talk.tsx'
import { useRaising } from '../../../features/groups/useRaising.tsx'
import { isSearchCard, SearchCard } from '../../../features/lost_person/SearchCard.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useBack } from '../../../lib/useBack.ts'
import { Page } from '../../../ui/Page.tsx'
import { ABOUT, FIND, GROUP_LIST, NOTICE, TALK } from '../../../words/zh-CN/groups.ts'
import { SignIn } from './SignIn.tsx'

/** The talk of one group; the number of a message stands behind the #. */
export function GroupTalk() {
  const { id = '' } = useParams({ strict: false })
  const hash = useRouterState({ select: (state) => state.location.hash })
  const navigate = useNavigate()
  const back = useBack('/groups')
  const group = useQuery('groups.get', { id })
  const raising = useRaising(id)
  if (group.error?.code === 'unauthenticated') return <SignIn />
  return (
    <div className="g-page">
      <Page
        title={group.data?.name ?? GROUP_LIST.title}
        back={back}
        slot={
          <Link to="/groups/$id/about" params={{ id }} className="l-button l-button-quiet">
            {TALK.about_short}
          </Link>
        }
      >
        <Talk
          group_id={id}
          at={Number(hash) || undefined}
          onJump={(seq) =>
            void navigate({ to: '/groups/$id', params: { id }, hash: String(seq), replace: true })
          }
          onAcknowledged={(notice) =>
            void navigate({ to: '/groups/$id/notices/$notice', params: { id, notice } })
          }
          moreActs={raising.moreActs}
          card={(message) =>
            isSearchCard(message) ? (
              <SearchCard message={message} />
            ) : (
              <CardOfMessage message={message} />
            )
          }
        />
        {raising.sheet}
      </Page>
    </div>
  )
}

/** Who is in a group, and what it is like for me. */
export function GroupAboutPage() {
  const { id = '' } = useParams({ strict: false })
  const back = useBack(`/groups/${id}`)
  return (
    <Page title={ABOUT.title} back={back}>
      <Link to="/groups/$id/find" params={{ id }} className="l-button l-button-plain">
        {FIND.title}
      </Link>
      <GroupAbout group_id={id} />
    </Page>
  )
}

/** Looks for words in the talk. */
export function GroupFind() {
  const { id = '' } = useParams({ strict: false })
  const back = useBack(`/groups/${id}`)
  return (
    <Page title={FIND.title} back={back}>
      <FindMessages
        group_id={id}
        row={(at, line) => (
          <Link to="/groups/$id" params={{ id: at.group_id }} hash={String(at.seq)}>
            {line}
          </Link>
        )}
      />
    </Page>
  )
}

/** Who knows of a notice, by name. */
export function GroupNotice() {
  const { id = '', notice = '' } = useParams({ strict: false })
  const back = useBack(`/groups/${id}`)
  return (
    <Page title={NOTICE.who_title} back={back}>
      <Acknowledged id={notice} />
    </Page>
  )
}
