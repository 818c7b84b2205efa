import type { VersionLine } from '@linli/contract/routing'
import { Link, useNavigate } from '@tanstack/react-router'
import { VersionList } from '../../../features/routing/VersionList.tsx'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { sayDay } from '../../../lib/time.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { ROUTING } from '../../../words/zh-CN/routing.ts'

/** What is in force, and every version before and after it. */
export function RuleVersions() {
  const list = useQuery('routing.list_versions', {})
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.data) return <Skeleton lines={6} />
  const now = list.data.find(({ state }) => state === 'in_force')
  return (
    <>
      <div className="l-row l-row-apart">
        <p>
          {now?.valid_from
            ? fill(ROUTING.now, { number: now.number, day: sayDay(now.valid_from) })
            : ROUTING.now_none}
        </p>
        <DraftDoor versions={list.data} />
      </div>
      {now && now.broken > 0 ? (
        <Notice tone="over">{fill(ROUTING.broken_n, { n: now.broken })}</Notice>
      ) : null}
      {list.data.length === 0 ? (
        <Empty title={ROUTING.none}>{ROUTING.none_hint}</Empty>
      ) : (
        <Section title={ROUTING.versions}>
          <VersionList
            versions={list.data}
            link={(id, words) => (
              <Link to="/routing/$id" params={{ id }}>
                {words}
              </Link>
            )}
          />
        </Section>
      )}
      <Section title={ROUTING.order_title}>
        <p className="l-quiet d-form">{ROUTING.order}</p>
      </Section>
    </>
  )
}

function DraftDoor({ versions }: { versions: readonly VersionLine[] }) {
  const me = useMe().data
  const navigate = useNavigate()
  const draft = useCommand('routing.draft', {
    onDone: ({ id }) => void navigate({ to: '/routing/$id', params: { id } }),
  })
  const open = versions.find(({ state }) => state === 'draft')
  const isEditor = me?.posts.some(
    ({ role, area }) => role === 'catalogue_editor' && area.level === 'district',
  )
  if (!isEditor) return null
  if (open) {
    return (
      <Link to="/routing/$id" params={{ id: open.id }} className="l-button l-button-main">
        {ROUTING.open_draft}
      </Link>
    )
  }
  return (
    <>
      <Button
        look="main"
        busyWord={draft.isPending && DESK.working}
        onClick={() => draft.mutate({})}
      >
        {versions.length > 0 ? ROUTING.next : ROUTING.first}
      </Button>
      {draft.error ? <Notice tone="over">{reasonText(draft.error)}</Notice> : null}
    </>
  )
}
