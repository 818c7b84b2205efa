import type { Rule } from '@linli/contract/routing'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { ROUTING } from '../../words/zh-CN/routing.ts'
import { RuleSentence } from './RuleTable.tsx'

/** What changed from one version to another: added, removed, changed. */
export function CompareView({ id, than_id }: { id: string; than_id: string }) {
  const found = useQuery('routing.compare', { id, than_id })
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={4} />
  const { added, removed, changed, number, than_number } = found.data
  const title = fill(ROUTING.compare_title, { number, than: than_number })
  const isSame = added.length + removed.length + changed.length === 0
  return (
    <Section title={title}>
      {isSame ? <p className="l-quiet">{ROUTING.same}</p> : null}
      <Rules word={ROUTING.added} rules={added} />
      <Rules word={ROUTING.removed} rules={removed} />
      {changed.length > 0 ? (
        <>
          <h3>{fill(ROUTING.changed, { n: changed.length })}</h3>
          <ul className="d-compared">
            {changed.map(({ before, after }) => (
              <li key={after.place}>
                <span className="l-quiet">{after.place}</span>
                <div>
                  <p className="l-quiet l-small">{ROUTING.was}</p>
                  <RuleSentence rule={before} />
                  <p className="l-quiet l-small">{ROUTING.is}</p>
                  <RuleSentence rule={after} />
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}

function Rules({ word, rules }: { word: string; rules: readonly Rule[] }) {
  if (rules.length === 0) return null
  return (
    <>
      <h3>{fill(word, { n: rules.length })}</h3>
      <ul className="d-compared">
        {rules.map((rule) => (
          <li key={rule.place}>
            <span className="l-quiet">{rule.place}</span>
            <RuleSentence rule={rule} />
          </li>
        ))}
      </ul>
    </>
  )
}
