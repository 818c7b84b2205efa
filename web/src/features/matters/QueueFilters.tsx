import { CLOSURES, MATTER_SOURCES, URGENCIES } from '@linli/contract/codes/matters'
import { Select } from 'antd'
import { useQuery } from '../../lib/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { SOURCE, URGENCY } from '../../words/zh-CN/matters.ts'
import { CLOSURE } from '../../words/zh-CN/outcome.ts'
import { PICK } from '../../words/zh-CN/pick.ts'
import { QUEUES_PAGE } from '../../words/zh-CN/queue.ts'
import { CategorySelect } from '../catalogue/CategorySelect.tsx'
import { AreaSelect } from '../org/AreaSelect.tsx'
import { UnitSelect } from '../org/UnitSelect.tsx'
import type { changeSearch, QueueSearch } from './queue-search.ts'

type Change = Parameters<typeof changeSearch>[1]

/** Everything a queue can be narrowed by; each choice stands in the address as a code. */
export function QueueFilters({
  search,
  onChange,
}: {
  search: QueueSearch
  onChange: (change: Change) => void
}) {
  const area = useQuery(
    'org.get_area',
    { id: search.area ?? '' },
    { isEnabled: Boolean(search.area) },
  )
  const unit = useQuery(
    'org.get_unit',
    { id: search.unit ?? '' },
    { isEnabled: Boolean(search.unit) },
  )
  return (
    <div className="d-filters">
      <CategorySelect
        label={QUEUES_PAGE.category}
        value={search.category}
        mayBeGroup
        onChange={(one) => onChange({ category: one?.code })}
      />
      <AreaSelect
        label={QUEUES_PAGE.area}
        value={search.area ? { id: search.area, names: area.data?.path_names ?? [] } : null}
        onChange={(one) => onChange({ area: one?.id })}
      />
      <UnitSelect
        label={QUEUES_PAGE.unit}
        value={search.unit}
        isClearable
        known={unit.data && search.unit ? [{ id: unit.data.id, name: unit.data.name }] : []}
        onChange={(one) => onChange({ unit: one?.id })}
      />
      <Choose
        word={QUEUES_PAGE.urgency}
        values={URGENCIES}
        words={URGENCY}
        value={search.urgency}
        onChange={(urgency) => onChange({ urgency })}
      />
      <Choose
        word={QUEUES_PAGE.source}
        values={MATTER_SOURCES}
        words={SOURCE}
        value={search.source}
        onChange={(source) => onChange({ source })}
      />
      <Choose
        word={QUEUES_PAGE.closure}
        values={CLOSURES}
        words={CLOSURE}
        value={search.closure}
        // What is closed stands under its own tab.
        onChange={(closure) => onChange(closure ? { closure, show: 'closed' } : { closure })}
      />
      <Field
        label={QUEUES_PAGE.from}
        type="date"
        value={search.from ?? ''}
        onChange={(event) => onChange({ from: event.target.value || undefined })}
      />
      <Field
        label={QUEUES_PAGE.to}
        type="date"
        value={search.to ?? ''}
        onChange={(event) => onChange({ to: event.target.value || undefined })}
      />
      <div className="d-filters-foot">
        <Button look="quiet" onClick={() => onChange(NO_FILTERS)}>
          {QUEUES_PAGE.clear_filters}
        </Button>
      </div>
    </div>
  )
}

const NO_FILTERS: Change = {
  category: undefined,
  area: undefined,
  unit: undefined,
  urgency: undefined,
  source: undefined,
  closure: undefined,
  from: undefined,
  to: undefined,
  overdue: undefined,
}

function Choose<V extends string>({
  word,
  values,
  words,
  value,
  onChange,
}: {
  word: string
  values: readonly V[]
  words: Record<V, string>
  value: V | undefined
  onChange: (value: V | undefined) => void
}) {
  return (
    <Pick word={word}>
      <Select
        aria-label={word}
        allowClear
        placeholder={PICK.any}
        value={value ?? null}
        options={values.map((one) => ({ value: one, label: words[one] }))}
        onChange={(next: V | null | undefined) => onChange(next ?? undefined)}
      />
    </Pick>
  )
}
