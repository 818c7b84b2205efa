import {
  ORDER_STATES,
  type OrderState,
  SUPERVISION_TABS,
  type SupervisionTab,
} from '@linli/contract/codes/supervision'
import type { SupervisedMatter } from '@linli/contract/supervision'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { InstructionCard, OrderCard } from '../../../features/supervision/OrderCard.tsx'
import { call } from '../../../lib/client.ts'
import { Due } from '../../../lib/Moment.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { usePages } from '../../../lib/usePages.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Paper } from '../../../ui/Page.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { SUPERVISION, TAB, TRIGGER } from '../../../words/zh-CN/supervision.ts'
import { DeskPage } from '../DeskPage.tsx'

/** Orders by what they wait for, matters that ask for one, and what leaders wrote. */
export function Supervision() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const counts = useQuery('supervision.count_tabs', {})
  const supervises = me.data?.roles.some((role) => role === 'centre_staff' || role === 'leader')
  const tabs = SUPERVISION_TABS.filter((one) => one !== 'suggested' || supervises)
  const show = tabs.find((one) => one === search.show) ?? 'waiting'
  const state = ORDER_STATES.find((one) => one === show)
  return (
    <DeskPage title={SUPERVISION.title} lead={SUPERVISION.lead} isWide>
      <Tabs<SupervisionTab>
        label={SUPERVISION.tabs}
        tabs={tabs.map((value) => ({
          value,
          word: TAB[value],
          count: counts.data?.[value].n,
        }))}
        value={show}
        onChange={(next) =>
          void navigate({ to: '/supervision', search: { show: next }, replace: true })
        }
      />
      {show === 'waiting' ? <Late n={counts.data?.late.n} words={SUPERVISION.late_here} /> : null}
      {show === 'instructed' ? (
        <Late n={counts.data?.instructed_late.n} words={SUPERVISION.instructed_late_here} />
      ) : null}
      {state ? <Orders key={state} state={state} /> : null}
      {show === 'suggested' ? <Suggested /> : null}
      {show === 'instructed' ? <Instructions key="open" isAnswered={false} /> : null}
      {show === 'instructions_answered' ? <Instructions key="answered" isAnswered /> : null}
    </DeskPage>
  )
}

/** How many of those that wait are past their day. */
function Late({ n = 0, words }: { n: number | undefined; words: string }) {
  return n > 0 ? <Notice tone="over">{fill(words, { n })}</Notice> : null
}

function Orders({ state }: { state: OrderState }) {
  const list = usePages(['supervision.list_orders', { state }], (cursor, signal) =>
    call('supervision.list_orders', { state, ...cursor }, { signal }),
  )
  const hint = {
    waiting: SUPERVISION.empty_waiting_hint,
    answered: SUPERVISION.empty_answered_hint,
    lifted: null,
  }[state]
  return (
    <Listed list={list} empty={SUPERVISION[`empty_${state}`]} hint={hint}>
      {list.items?.map((order) => (
        <Paper key={order.id}>
          <MatterLine matter={order.matter} />
          <OrderCard order={order} slot={<PrintLink id={order.id} />} />
        </Paper>
      ))}
    </Listed>
  )
}

function Instructions({ isAnswered }: { isAnswered: boolean }) {
  const input = { is_answered: isAnswered }
  const list = usePages(['supervision.list_instructions', input], (cursor, signal) =>
    call('supervision.list_instructions', { ...input, ...cursor }, { signal }),
  )
  return (
    <Listed
      list={list}
      empty={isAnswered ? SUPERVISION.empty_instructions_answered : SUPERVISION.empty_instructed}
      hint={isAnswered ? null : SUPERVISION.empty_instructed_hint}
    >
      {list.items?.map((instruction) => (
        <Paper key={instruction.id}>
          <MatterLine matter={instruction.matter} />
          <InstructionCard instruction={instruction} />
        </Paper>
      ))}
    </Listed>
  )
}

function Suggested() {
  const list = usePages(['supervision.list_suggested', {}], (cursor, signal) =>
    call('supervision.list_suggested', cursor, { signal }),
  )
  return (
    <Listed list={list} empty={SUPERVISION.empty_suggested} hint={SUPERVISION.empty_suggested_hint}>
      {list.items?.map(({ matter, unit, due_at, triggers }) => (
        <Paper key={matter.id}>
          <MatterLine matter={matter} />
          <div className="l-row">
            {triggers.map((one) => (
              <Badge key={one} tone="over">
                {TRIGGER[one]}
              </Badge>
            ))}
            <span>{unit?.name ?? SUPERVISION.nobody}</span>
            {due_at ? <Due at={due_at} /> : null}
          </div>
        </Paper>
      ))}
    </Listed>
  )
}

function MatterLine({ matter }: { matter: SupervisedMatter }) {
  const words = `${matter.number} ${matter.summary ?? SUPERVISION.hidden}`
  return matter.is_seen ? (
    <Link to="/matters/$id" params={{ id: matter.id }}>
      {words}
    </Link>
  ) : (
    <p>{words}</p>
  )
}

function PrintLink({ id }: { id: string }) {
  return (
    <Link to="/orders/$id" params={{ id }} className="l-button l-button-quiet">
      {SUPERVISION.print}
    </Link>
  )
}

function Listed({
  list,
  empty,
  hint,
  children,
}: {
  list: Pick<
    ReturnType<typeof usePages<unknown, { items: unknown[]; next_cursor: string | null }>>,
    'items' | 'error' | 'hasMore' | 'isReadingMore' | 'more'
  >
  empty: string
  hint: string | null
  children: ReactNode
}) {
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={6} />
  if (list.items.length === 0) return <Empty title={empty}>{hint}</Empty>
  return (
    <div className="l-stack">
      {children}
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
