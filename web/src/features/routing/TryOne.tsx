import { URGENCIES, type Urgency } from '@linli/contract/codes/matters'
import { DAY_KINDS, type DayKind } from '@linli/contract/codes/routing'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Chips } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/States.tsx'
import { URGENCY } from '../../words/zh-CN/matters.ts'
import { DAY_KIND, RULE_FORM, TRY_ONE } from '../../words/zh-CN/routing.ts'
import { CategorySelect } from '../catalogue/CategorySelect.tsx'
import { AreaSelect, type PickedArea } from '../org/AreaSelect.tsx'
import { sayRule } from './rule-sentence.ts'

/** One imagined matter: to whom a version would give it, and by which rule. */
export function TryOne({ id }: { id: string }) {
  const [area, setArea] = useState<PickedArea | null>(null)
  const [category_code, setCategory] = useState<string>()
  const [urgency, setUrgency] = useState<Urgency>('ordinary')
  const [day_kind, setDay] = useState<DayKind>('workday')
  return (
    <div className="l-stack">
      <p className="l-quiet">{TRY_ONE.lead}</p>
      <AreaSelect label={TRY_ONE.place} value={area} onChange={setArea} />
      <CategorySelect
        label={RULE_FORM.category}
        value={category_code}
        onChange={(one) => setCategory(one?.code)}
      />
      <Chips
        label={RULE_FORM.urgency}
        options={URGENCIES.map((value) => ({ value, word: URGENCY[value] }))}
        value={urgency}
        onChange={(next) => setUrgency(next ?? urgency)}
      />
      <Chips
        label={RULE_FORM.day}
        options={DAY_KINDS.map((value) => ({ value, word: DAY_KIND[value] }))}
        value={day_kind}
        onChange={(next) => setDay(next ?? day_kind)}
      />
      {area && category_code ? (
        <Tried of={{ id, area_id: area.id, category_code, urgency, day_kind }} />
      ) : null}
    </div>
  )
}

function Tried({
  of,
}: {
  of: { id: string; area_id: string; category_code: string; urgency: Urgency; day_kind: DayKind }
}) {
  const tried = useQuery('routing.try', of, { keepsPrevious: true })
  if (tried.error) return <Notice tone="over">{reasonText(tried.error)}</Notice>
  if (!tried.data) return null
  const { unit, rule, via } = tried.data
  return (
    <Notice tone={unit ? 'done' : 'over'}>
      <p>
        <strong>{unit ? fill(TRY_ONE.result, { unit: unit.name }) : TRY_ONE.nobody}</strong>
      </p>
      {via.length > 0 ? <p>{fill(TRY_ONE.via, { places: via.join('、') })}</p> : null}
      <p>
        {rule
          ? fill(TRY_ONE.by_rule, { place: rule.place, rule: sayRule(rule) })
          : TRY_ONE.by_catalogue}
      </p>
    </Notice>
  )
}
