import type { Assignment } from '@linli/contract/assignments'
import type { Matter } from '@linli/contract/matters'
import { useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { WHY_HERE } from '../../words/zh-CN/assignments.ts'
import { RETURN_REASON } from '../../words/zh-CN/matters.ts'
import { DAY_KIND, RULE_SENTENCE } from '../../words/zh-CN/routing.ts'
import { sayRule } from '../routing/rule-sentence.ts'

/** Why a matter is where it is, one press away: by which rule, who chose otherwise, who sent it back and with which
 * argument, who ruled. */
export function WhyHere({ matter }: { matter: Matter }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={WHY_HERE.title}
      aside={
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? WHY_HERE.hide : WHY_HERE.show}
        </Button>
      }
    >
      {isOpen ? <Explained id={matter.id} /> : null}
    </Section>
  )
}

function Explained({ id }: { id: string }) {
  const found = useQuery('assignments.explain', { matter_id: id })
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={3} />
  if (found.data.length === 0) return <p className="l-quiet">{WHY_HERE.none}</p>
  return (
    <ol className="d-why">
      {found.data.map((one) => (
        <li key={one.id}>
          <p>
            <strong>{givenBy(one)}</strong>{' '}
            <span className="l-quiet l-small">
              <Moment at={one.at} />
            </span>
          </p>
          <p>{ruleOf(one)}</p>
          {one.note ? (
            <p>
              {fill(one.is_ruling ? WHY_HERE.grounds : WHY_HERE.chosen_why, { note: one.note })}
            </p>
          ) : null}
          <Ending one={one} />
        </li>
      ))}
    </ol>
  )
}

function givenBy({ is_ruling, by_name, unit, suggested }: Assignment) {
  const names = { name: by_name ?? '', unit: unit.name, suggested: suggested?.name ?? '' }
  if (is_ruling) return fill(WHY_HERE.ruled, names)
  return suggested && suggested.id !== unit.id
    ? fill(WHY_HERE.chosen, names)
    : fill(WHY_HERE.given, names)
}

function ruleOf({ rule, version_number, via, suggested, day_kind }: Assignment) {
  if (!rule || version_number === null) return WHY_HERE.by_catalogue
  const at = fill(RULE_SENTENCE.at, { version: version_number, place: rule.place })
  return [
    fill(WHY_HERE.by_rule, { at, rule: sayRule(rule) }),
    fill(WHY_HERE.at_kind, { day: DAY_KIND[day_kind] }),
    ...(via.length > 0 ? [fill(WHY_HERE.via, { places: via.join('、') })] : []),
    ...(suggested ? [] : [WHY_HERE.nobody]),
  ].join('；')
}

function Ending({ one }: { one: Assignment }) {
  if (one.ended_as === 'reopened') return <p className="l-quiet">{WHY_HERE.reopened}</p>
  if (one.ended_as !== 'returned') return null
  const reason = one.return_reason ? RETURN_REASON[one.return_reason] : ''
  return (
    <>
      <p>
        {fill(WHY_HERE.returned, { name: one.returned_by_name ?? '', unit: one.unit.name, reason })}
      </p>
      {one.return_note ? <p className="d-said">{one.return_note}</p> : null}
    </>
  )
}
