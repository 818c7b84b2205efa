import { Link, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Acknowledged } from '../../../features/groups/Acknowledged.tsx'
import { CardOfMessage } from '../../../features/groups/CardOfMessage.tsx'
import { FindMessages } from '../../../features/groups/FindMessages.tsx'
import { GroupAbout } from '../../../features/groups/GroupAbout.tsx'
import { GroupList } from '../../../features/groups/GroupList.tsx'
import { Talk } from '../../../features/groups/Talk.tsx'
import { useRaising } from '../../../features/groups/useRaising.tsx'
import { isSearchCard, SearchCard } from '../../../features/lost_person/SearchCard.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { fill } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Empty } from '../../../ui/States.tsx'
import { CARD } from '../../../words/zh-CN/group-registry.ts'
import { ABOUT, FIND, GROUP_LIST, NOTICE, TALK } from '../../../words/zh-CN/groups.ts'
import { useGroupKeys } from '../useGroupKeys.ts'
import './groups.css'

type Beside = { page: 'about' | 'find' } | { page: 'notice'; id: string } | undefined

/** The groups of this person at the left, the talk of one at the right. */
export function Groups() {
  const { id }: { id?: string } = useParams({ strict: false })
  useGroupKeys(id)
  return (
    <div className={`d-groups ${id ? 'd-groups-open' : ''}`}>
      <nav className="d-groups-list" aria-label={GROUP_LIST.title}>
        <h1>{GROUP_LIST.title}</h1>
        <GroupList
          row={(to, line) => (
            <Link to="/groups/$id" params={{ id: to }} activeOptions={{ includeHash: false }}>
              {line}
            </Link>
          )}
        />
      </nav>
      {id ? (
        <One key={id} id={id} />
      ) : (
        <section className="d-groups-one">
          <Empty title={GROUP_LIST.pick}>{GROUP_LIST.pick_hint}</Empty>
        </section>
      )}
    </div>
  )
}

function One({ id }: { id: string }) {
  const navigate = useNavigate()
  const hash = useRouterState({ select: (state) => state.location.hash })
  const group = useQuery('groups.get', { id })
  const [beside, setBeside] = useState<Beside>()
  const raising = useRaising(id)
  return (
    <section className="d-groups-one" aria-label={group.data?.name}>
      <header className="d-groups-head">
        <div>
          <h2>{group.data?.name}</h2>
          {group.data ? (
            <p className="l-small l-quiet">
              {fill(ABOUT.place, {
                community: group.data.community.name,
                grid: group.data.grid.name,
              })}{' '}
              · {fill(TALK.members, { n: group.data.members })}
            </p>
          ) : null}
        </div>
        <div className="l-row">
          <Button onClick={() => setBeside({ page: 'find' })}>{TALK.find}</Button>
          <Button onClick={() => setBeside({ page: 'about' })}>{TALK.about}</Button>
        </div>
      </header>
      <Talk
        group_id={id}
        at={Number(hash) || undefined}
        onJump={(seq) =>
          void navigate({ to: '/groups/$id', params: { id }, hash: String(seq), replace: true })
        }
        onAcknowledged={(notice) => setBeside({ page: 'notice', id: notice })}
        moreActs={raising.moreActs}
        card={(message) =>
          isSearchCard(message) ? (
            <SearchCard message={message} />
          ) : (
            <CardOfMessage
              message={message}
              acts={(card) =>
                card.can.length > 0 ? (
                  <Link to="/matters/$id" params={{ id: card.matter_id }}>
                    {CARD.open}
                  </Link>
                ) : null
              }
            />
          )
        }
      />
      {raising.sheet}
      <Sheet
        title={titleOf(beside)}
        isOpen={beside !== undefined}
        onClose={() => setBeside(undefined)}
      >
        {contentOf(beside, id, () => setBeside(undefined))}
      </Sheet>
    </section>
  )
}

function titleOf(beside: Beside) {
  if (!beside || beside.page === 'about') return ABOUT.title
  return beside.page === 'find' ? FIND.title : NOTICE.who_title
}

function contentOf(beside: Beside, id: string, close: () => void): ReactNode {
  if (!beside) return null
  if (beside.page === 'about') return <GroupAbout group_id={id} />
  if (beside.page === 'notice') return <Acknowledged id={beside.id} />
  return (
    <FindMessages
      group_id={id}
      row={(at, line) => (
        <Link to="/groups/$id" params={{ id: at.group_id }} hash={String(at.seq)} onClick={close}>
          {line}
        </Link>
      )}
    />
  )
}
