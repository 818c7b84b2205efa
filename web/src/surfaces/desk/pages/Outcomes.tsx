import { DISPUTE_TYPES } from '@linli/contract/codes/dispute-types'
import { DISPUTE_SOURCES } from '@linli/contract/codes/mediation'
import { OUTCOME_GROUPS } from '@linli/contract/codes/outcomes'
import type { OutcomeRow } from '@linli/contract/outcomes'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { OutcomesTable } from '../../../features/outcomes/OutcomesTable.tsx'
import { type OutcomeLink, OutcomesView } from '../../../features/outcomes/OutcomesView.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { sayMoment, today } from '../../../lib/time.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Chips } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { DISPUTE_TYPE } from '../../../words/zh-CN/dispute-types.ts'
import { DISPUTE_SOURCE, OUTCOME_GROUP, OUTCOMES } from '../../../words/zh-CN/outcomes.ts'
import { SUBSIDIES } from '../../../words/zh-CN/subsidies.ts'
import { DeskPage } from '../DeskPage.tsx'
import { type OutcomeSearch, readOutcomeSearch } from '../outcome-search.ts'

/** What came of mediation: figures with both their sides, all together or by group; each number leads to exactly its rows. */
export function Outcomes() {
  const search = readOutcomeSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const figures = useQuery('outcomes.get_figures', search, { keepsPrevious: true })
  const { by } = search
  return (
    <DeskPage
      title={OUTCOMES.title}
      lead={OUTCOMES.lead}
      acts={
        <Link to="/outcomes/subsidies" className="l-button l-button-plain">
          {SUBSIDIES.title}
        </Link>
      }
      isWide
    >
      <Tabs
        label={OUTCOMES.by}
        tabs={OUTCOME_GROUPS.map((value) => ({ value, word: OUTCOME_GROUP[value] }))}
        value={by}
        onChange={(next) =>
          void navigate({ to: '/outcomes', search: { ...search, by: next }, replace: true })
        }
      />
      <SpanTools search={search} />
      {figures.error ? <Notice tone="over">{reasonText(figures.error)}</Notice> : null}
      {figures.data ? (
        <>
          <Figures rows={figures.data.rows} search={search} />
          <p className="l-quiet l-small">
            {fill(OUTCOMES.as_of_line, { at: sayMoment(figures.data.as_of) })}
          </p>
        </>
      ) : figures.error ? null : (
        <Skeleton lines={10} />
      )}
    </DeskPage>
  )
}

function Figures({ rows, search }: { rows: readonly OutcomeRow[]; search: OutcomeSearch }) {
  const link: OutcomeLink = (name, row, words) => (
    <Link
      to="/outcomes/list/$name"
      params={{ name }}
      search={{ ...search, ...narrowed(search, row) }}
    >
      {words}
    </Link>
  )
  const [first] = rows
  if (!first) return <Empty title={OUTCOMES.none}>{OUTCOMES.none_hint}</Empty>
  if (search.by === 'none') return <OutcomesView row={first} link={link} />
  return <OutcomesTable label={OUTCOME_GROUP[search.by]} rows={rows} nameOf={nameOf} link={link} />
}

/** What a group adds to the question, so that the list is that of its row. */
function narrowed({ by }: OutcomeSearch, { key }: OutcomeRow): Record<string, string> {
  if (key === null || by === 'none') return {}
  if (by === 'studio') return { studio_id: key }
  if (by === 'committee') return { committee_id: key }
  return { [by]: key }
}

function nameOf({ name, key }: OutcomeRow): string {
  const type = DISPUTE_TYPES.find((one) => one === key)
  const source = DISPUTE_SOURCES.find((one) => one === key)
  return name ?? (type && DISPUTE_TYPE[type]) ?? (source && DISPUTE_SOURCE[source]) ?? ''
}

function SpanTools({ search }: { search: OutcomeSearch }) {
  const navigate = useNavigate()
  const go = (change: Partial<OutcomeSearch>) => {
    const next = { ...search, ...change }
    // A cut-off never comes before the end of the period.
    const as_of = next.as_of < next.to ? next.to : next.as_of
    void navigate({ to: '/outcomes', search: { ...next, as_of }, replace: true })
  }
  const periods = {
    this_year: { from: `${today().slice(0, 4)}-01-01`, to: today(), as_of: today() },
    this_month: { from: `${today().slice(0, 8)}01`, to: today(), as_of: today() },
  }
  const names = ['this_year', 'this_month'] as const
  const field = (name: 'from' | 'to' | 'as_of') => (
    <Field
      label={OUTCOMES[name]}
      type="date"
      value={search[name]}
      onChange={(event) => event.target.value && go({ [name]: event.target.value })}
    />
  )
  return (
    <div className="d-tools">
      <Chips
        label={OUTCOMES.period}
        options={names.map((value) => ({ value, word: OUTCOMES[value] }))}
        value={names.find(
          (name) => periods[name].from === search.from && periods[name].to === search.to,
        )}
        onChange={(name) => name && go(periods[name])}
      />
      {field('from')}
      {field('to')}
      {field('as_of')}
    </div>
  )
}
