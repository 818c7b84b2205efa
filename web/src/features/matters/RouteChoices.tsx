import type { Matter, RouteChoice } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { ROUTE, ROUTE_CHOOSER, ROUTES_PAGE } from '../../words/zh-CN/routes.ts'
import { asksRoute } from './route-draft.ts'

/** What was told of the ways and chosen, the latest first; absent where the ways are not to be told. */
export function RouteChoices({ matter, slip }: { matter: Matter; slip?: ReactNode }) {
  const isAsked = asksRoute(matter.source, matter.category.code)
  const choices = useQuery('matters.list_route_choices', { id: matter.id }, { isEnabled: isAsked })
  if (!isAsked) return null
  const list = choices.data ?? []
  return (
    <Section title={ROUTES_PAGE.title} aside={list.length > 0 ? slip : null}>
      {choices.error ? <Notice tone="over">{reasonText(choices.error)}</Notice> : null}
      {choices.data && list.length === 0 ? (
        <p className="l-quiet">{ROUTES_PAGE.still}</p>
      ) : (
        <ul className="d-plain-list">
          {list.map((choice) => (
            <li key={choice.id}>
              {choiceWords(choice)}{' '}
              <span className="l-quiet l-small">
                <Moment at={choice.at} /> ·{' '}
                {fill(ROUTES_PAGE.told_by, { name: choice.told_by.name })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function choiceWords({ chosen, chosen_by, reason }: RouteChoice): string {
  const who = ROUTE_CHOOSER[chosen_by]
  return chosen
    ? fill(ROUTES_PAGE.chosen, { who, route: ROUTE[chosen] })
    : fill(ROUTES_PAGE.not_chosen, { who, reason: reason ?? '' })
}
