import type { Parameter, ParameterEdition } from '@linli/contract/parameters'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { sayDay } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { PARAMETERS_PAGE } from '../../words/zh-CN/parameters.ts'
import { valueWord } from './parameter-words.ts'

/** Every setting of one number, the newest first; each may be filled in again. */
export function ParameterHistory({
  parameter: { key, unit },
  onSetAgain,
}: {
  parameter: Parameter
  onSetAgain: (edition: ParameterEdition) => void
}) {
  const history = useQuery('parameters.list_editions', { key, limit: 50 })
  if (history.error) return <Notice tone="over">{reasonText(history.error)}</Notice>
  if (!history.data) return <Skeleton lines={2} />
  if (history.data.items.length === 0)
    return <p className="l-quiet l-small">{PARAMETERS_PAGE.never}</p>
  return (
    <ul className="l-list">
      {history.data.items.map((edition) => (
        <li key={edition.id} className="l-list-line l-row l-row-apart">
          <span>
            {sayDay(edition.valid_from)} {valueWord(edition.value, unit)}
            <p className="l-quiet l-small">
              {edition.source} · {fill(PARAMETERS_PAGE.by, { name: edition.set_by.name })}{' '}
              <Moment at={edition.set_at} />
            </p>
          </span>
          <span>
            <Button onClick={() => onSetAgain(edition)}>
              {fill(PARAMETERS_PAGE.set_again, { value: valueWord(edition.value, unit) })}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  )
}
