import type { CountName } from '@linli/contract/codes/quality'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { FiguresView } from '../../../features/quality/FiguresView.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { addDays, sayMoment, today } from '../../../lib/time.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Chips } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { FIGURES_PAGE } from '../../../words/zh-CN/quality.ts'
import { DeskPage } from '../DeskPage.tsx'
import { QualityTabs } from '../QualityTabs.tsx'
import { readSpan, type SpanSearch } from '../span-search.ts'

/** Closed, solved, content: the figures of a period and an area, each the way to its list. */
export function Quality() {
  const areas = useQuery('quality.list_areas', {})
  const search = readSpan(useSearch({ strict: false }))
  const root = areas.data?.[0]
  return (
    <DeskPage title={FIGURES_PAGE.title} lead={FIGURES_PAGE.lead} isWide>
      <QualityTabs value="figures" />
      {areas.error ? <Notice tone="over">{reasonText(areas.error)}</Notice> : null}
      {areas.isPending ? <Skeleton lines={8} /> : null}
      {areas.data && !root ? (
        <Empty title={FIGURES_PAGE.none}>{FIGURES_PAGE.none_hint}</Empty>
      ) : null}
      {root ? <Figures root={root} search={search} /> : null}
    </DeskPage>
  )
}

type Area = { id: string; name: string; level: string }

function Figures({ root, search }: { root: Area; search: SpanSearch }) {
  const { area: area_id = root.id, from, to } = search
  const figures = useQuery('quality.get_figures', { area_id, from, to }, { keepsPrevious: true })
  const link = (name: CountName, isRest: boolean, n: React.ReactNode) => (
    <Link
      to="/quality/list/$name"
      params={{ name }}
      search={{ area: area_id, from, to, ...(isRest ? { rest: 1 } : {}) }}
    >
      {n}
    </Link>
  )
  return (
    <>
      <SpanTools area={figures.data?.area ?? root} {...{ root, search }} />
      {figures.error ? <Notice tone="over">{reasonText(figures.error)}</Notice> : null}
      {figures.data ? (
        <>
          <FiguresView figures={figures.data} link={link} />
          <p className="l-quiet l-small">
            {fill(FIGURES_PAGE.as_of, { at: sayMoment(figures.data.as_of) })}
            {figures.data.with_secret ? FIGURES_PAGE.secret_in : FIGURES_PAGE.secret_out}
          </p>
        </>
      ) : figures.error ? null : (
        <Skeleton lines={12} />
      )}
    </>
  )
}

/** Which area, down to the community, and which days. */
function SpanTools({ area, root, search }: { area: Area; root: Area; search: SpanSearch }) {
  const navigate = useNavigate()
  const isWhole = area.level === 'district' || area.level === 'street'
  const below = useQuery(
    'org.list_areas',
    { parent_id: area.id },
    { isEnabled: isWhole, staleMs: 600_000 },
  )
  const go = (change: Partial<SpanSearch>) =>
    void navigate({ to: '/quality', search: { ...search, ...change }, replace: true })
  const month = today().slice(0, 8)
  const last = addDays(`${month}01`, -1)
  const periods = {
    month: { from: `${month}01`, to: today() },
    last_month: { from: `${last.slice(0, 8)}01`, to: last },
    year: { from: `${month.slice(0, 5)}01-01`, to: today() },
  }
  const names = ['month', 'last_month', 'year'] as const
  const chosen = names.find(
    (name) => periods[name].from === search.from && periods[name].to === search.to,
  )
  return (
    <div className="d-tools">
      <Pick word={FIGURES_PAGE.area}>
        <Select
          aria-label={FIGURES_PAGE.area}
          value={area.id}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...(area.id === root.id
              ? []
              : [{ value: root.id, label: fill(FIGURES_PAGE.wider, { name: root.name }) }]),
            { value: area.id, label: area.name },
            ...(isWhole ? (below.data ?? []) : []).map(({ id, name }) => ({
              value: id,
              label: name,
            })),
          ]}
          onChange={(id: string) => go({ area: id })}
        />
      </Pick>
      <Chips
        label={FIGURES_PAGE.period}
        options={names.map((value) => ({ value, word: FIGURES_PAGE[value] }))}
        value={chosen}
        onChange={(name) => name && go(periods[name])}
      />
      <Field
        label={FIGURES_PAGE.from}
        type="date"
        value={search.from}
        onChange={(event) => event.target.value && go({ from: event.target.value })}
      />
      <Field
        label={FIGURES_PAGE.to}
        type="date"
        value={search.to}
        onChange={(event) => event.target.value && go({ to: event.target.value })}
      />
    </div>
  )
}
