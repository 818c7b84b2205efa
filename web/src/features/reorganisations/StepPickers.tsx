import type { Named } from '@linli/contract/fields'
import { useQuery } from '../../lib/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Skeleton } from '../../ui/States.tsx'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { PLANS, STEP_FORM } from '../../words/zh-CN/reorganisations.ts'
import { AreaSelect } from '../org/AreaSelect.tsx'
import { UnitSelect } from '../org/UnitSelect.tsx'

interface One {
  label: string
  /** What the plan itself makes, and no search finds. */
  made: readonly Named[]
  value: Named | null
  onChange: (one: Named | null) => void
}

interface Several {
  value: readonly Named[]
  onChange: (all: Named[]) => void
}

/** One area: found by its name, the district itself, or one that the plan makes. */
export function AreaField({ label, made, value, onChange }: One) {
  const district = useQuery('org.list_areas', { level: 'district' }, { staleMs: 600_000 })
  const offered = [...made, ...(district.data ?? []).map(({ id, name }) => ({ id, name }))]
  return (
    <div className="l-stack">
      <AreaSelect
        label={label}
        value={value ? { id: value.id, names: [value.name] } : null}
        onChange={(area) => onChange(area && { id: area.id, name: area.names.join(' ') })}
      />
      <Offered label={STEP_FORM.made_here} {...{ offered, value, onChange }} />
    </div>
  )
}

/** One unit: found by its name, or one that the plan makes. */
export function UnitField({ label, made, value, onChange }: One) {
  const known = value && !made.some(({ id }) => id === value.id) ? [...made, value] : [...made]
  return (
    <UnitSelect label={label} value={value?.id} known={known} isClearable onChange={onChange} />
  )
}

function Offered({
  label,
  offered,
  value,
  onChange,
}: Omit<One, 'made'> & { offered: readonly Named[] }) {
  return (
    <Chips
      label={label}
      options={offered.map(({ id, name }) => ({ value: id, word: name }))}
      value={offered.some(({ id }) => id === value?.id) ? value?.id : undefined}
      onChange={(id) => onChange(offered.find((one) => one.id === id) ?? null)}
    />
  )
}

/** Several areas, one after the other. */
export function AreasField({ value, onChange }: Several) {
  return (
    <div className="l-stack">
      <AreaSelect
        label={STEP_FORM.areas}
        value={null}
        onChange={(area) =>
          area && onChange(withOne(value, { id: area.id, name: area.names.join(' ') }))
        }
      />
      <Picked value={value} onChange={onChange} />
    </div>
  )
}

/** Several units, one after the other. */
export function UnitsField({ value, onChange }: Several) {
  return (
    <div className="l-stack">
      <UnitSelect
        label={STEP_FORM.units}
        value={null}
        onChange={(unit) => unit && onChange(withOne(value, unit))}
      />
      <Picked value={value} onChange={onChange} />
    </div>
  )
}

function Picked({ value, onChange }: Several) {
  if (value.length === 0) return null
  return (
    <ul className="l-row" aria-label={STEP_FORM.picked}>
      {value.map(({ id, name }) => (
        <li key={id}>
          <Button
            aria-label={`${PLANS.remove} ${name}`}
            onClick={() => onChange(value.filter((one) => one.id !== id))}
          >
            {name} ×
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** Some of what lies directly in an area. */
export function ChildrenField({ area, value, onChange }: Several & { area: Named }) {
  const children = useQuery('org.list_areas', { parent_id: area.id })
  if (!children.data) return <Skeleton lines={2} />
  return <Checks legend={STEP_FORM.children} all={children.data} {...{ value, onChange }} />
}

/** Some of the posts of a unit. */
export function PostsField({ unit, value, onChange }: Several & { unit: Named }) {
  const posts = useQuery('org.list_posts', { unit_id: unit.id, limit: 100 })
  if (!posts.data) return <Skeleton lines={2} />
  const all = posts.data.items.map(({ id, person, kind }) => ({
    id,
    name: `${person.name} ${POST_KIND[kind]}`,
  }))
  return <Checks legend={STEP_FORM.posts} all={all} {...{ value, onChange }} />
}

function Checks({
  legend,
  all,
  value,
  onChange,
}: Several & { legend: string; all: readonly Named[] }) {
  return (
    <fieldset className="l-choice">
      <legend>{legend}</legend>
      <div className="d-checks d-checks-in">
        {all.map(({ id, name }) => (
          <label key={id} className="d-check">
            <input
              type="checkbox"
              checked={value.some((one) => one.id === id)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? withOne(value, { id, name })
                    : value.filter((one) => one.id !== id),
                )
              }
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function withOne(all: readonly Named[], one: Named): Named[] {
  return all.some(({ id }) => id === one.id) ? [...all] : [...all, one]
}
