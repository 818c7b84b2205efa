import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { CreateGroupForm } from '../../../features/groups/CreateGroupForm.tsx'
import { GapsView } from '../../../features/groups/GapsView.tsx'
import { HintQueue } from '../../../features/groups/HintQueue.tsx'
import { WaitingList } from '../../../features/groups/WaitingList.tsx'
import { WatchWords } from '../../../features/groups/WatchWords.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { fill } from '../../../lib/words.ts'
import { Tabs } from '../../../ui/Tabs.tsx'
import { say } from '../../../ui/Toast.tsx'
import { GAPS, HINTS, RECORD } from '../../../words/zh-CN/group-registry.ts'

/** Opens a new group. */
export function NewGroup() {
  const navigate = useNavigate()
  return (
    <CreateGroupForm
      onCreated={({ id, name }) => {
        say(fill(RECORD.created, { name }))
        void navigate({ to: '/registry/$id', params: { id } })
      }}
      onCancel={() => void navigate({ to: '/registry' })}
    />
  )
}

/** Buildings that no group covers, area by area. */
export function RegistryGaps() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const areaId = typeof search.area === 'string' ? search.area : undefined
  const area = useQuery('org.get_area', { id: areaId ?? '' }, { isEnabled: Boolean(areaId) })
  const parent = area.data?.level === 'community' ? area.data.parent_id : null
  const go = (id: string) => void navigate({ to: '/registry/gaps', search: { area: id } })
  return (
    <>
      {areaId ? (
        <p className="d-page-back">
          <Link to="/registry/gaps" search={parent ? { area: parent } : {}}>
            {fill(GAPS.back, { name: parent ? (area.data?.path_names[0] ?? '') : GAPS.whole })}
          </Link>
        </p>
      ) : null}
      {areaId && area.data ? <h2>{area.data.name}</h2> : null}
      <GapsView
        areaId={areaId}
        isCommunity={area.data?.level === 'community' && areaId !== undefined}
        onArea={go}
        link={(id, words) => (
          <Link to="/registry/gaps" search={{ area: id }}>
            {words}
          </Link>
        )}
      />
    </>
  )
}

/** Who waits to be let into a group that this person keeps. */
export function RegistryWaiting() {
  return <WaitingList />
}

/** Messages that a person should look at. */
export function RegistryHints() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const isDecided = search.show === 'decided'
  return (
    <>
      <p className="l-quiet">{HINTS.lead}</p>
      <Tabs<'open' | 'decided'>
        label={HINTS.show}
        tabs={[
          { value: 'open', word: HINTS.open },
          { value: 'decided', word: HINTS.decided },
        ]}
        value={isDecided ? 'decided' : 'open'}
        onChange={(show) =>
          void navigate({ to: '/registry/hints', search: { show }, replace: true })
        }
      />
      <HintQueue
        key={String(isDecided)}
        isDecided={isDecided}
        talkLink={(id, words) => (
          <Link to="/groups/$id" params={{ id }} className="l-button l-button-quiet">
            {words}
          </Link>
        )}
      />
    </>
  )
}

/** The words for which somebody looks. */
export function RegistryWords() {
  return <WatchWords />
}
