import {
  KEPT_COUNTS,
  OUTCOME_FIGURES,
  type OutcomeCount,
  type OutcomeFigureName,
  SMALLEST_OUTCOME,
} from '@linli/contract/codes/outcomes'
import type { OutcomeRow } from '@linli/contract/outcomes'
import type { ReactNode } from 'react'
import { fill } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import {
  OUTCOME_COUNT,
  OUTCOME_DEFINITION,
  OUTCOME_FIGURE,
  OUTCOMES,
} from '../../words/zh-CN/outcomes.ts'
import { countIn, sayShare, shareOf } from './outcome-share.ts'

/** The way to the list behind a count, around its number. */
export type OutcomeLink = (name: OutcomeCount, row: OutcomeRow, words: ReactNode) => ReactNode

const FIGURES = Object.keys(OUTCOME_FIGURES).filter(isFigure)
const COUNTS: readonly OutcomeCount[] = [
  'accepted',
  'agreed',
  'written',
  'oral',
  'failed',
  'running',
  'overdue',
]

function isFigure(name: string): name is OutcomeFigureName {
  return name in OUTCOME_FIGURES
}

/** All figures of one row, each with its definition; every number leads to its list. */
export function OutcomesView({ row, link }: { row: OutcomeRow; link: OutcomeLink }) {
  return (
    <>
      <TableBox label={OUTCOMES.title}>
        <table className="d-table d-rows">
          <caption className="l-visually-hidden">{OUTCOMES.title}</caption>
          <thead>
            <tr>
              <th scope="col">{OUTCOMES.figure}</th>
              <th scope="col">{OUTCOMES.value}</th>
              <th scope="col">{OUTCOMES.definition}</th>
            </tr>
          </thead>
          <tbody>
            {FIGURES.map((name) => (
              <tr key={name}>
                <th scope="row">{OUTCOME_FIGURE[name]}</th>
                <td data-label={OUTCOMES.value}>
                  <Share {...{ name, row, link }} />
                </td>
                <td className="l-quiet">
                  {OUTCOME_DEFINITION[name]}{' '}
                  {fill(OUTCOMES.version, { n: OUTCOME_FIGURES[name].version })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <Counted {...{ row, link }} title={OUTCOMES.counts} names={COUNTS} />
      <Counted {...{ row, link }} title={OUTCOMES.kept} names={KEPT_COUNTS} />
    </>
  )
}

/** A figure in one cell: the share where it bears one, and both its sides. */
export function Share({
  name,
  row,
  link,
}: {
  name: OutcomeFigureName
  row: OutcomeRow
  link: OutcomeLink
}) {
  const { n, of, numerator, denominator, share } = shareOf(row, name)
  const say = (count: number) => count.toLocaleString('zh-CN')
  return (
    <>
      <span className={share === null ? 'l-quiet' : ''}>
        {share === null ? fill(OUTCOMES.too_few, { n: SMALLEST_OUTCOME }) : sayShare(share, of)}
      </span>{' '}
      <span className="l-small">
        {link(numerator, row, say(n))} ÷ {link(denominator, row, say(of))}
      </span>
    </>
  )
}

function Counted({
  row,
  link,
  title,
  names,
}: {
  row: OutcomeRow
  link: OutcomeLink
  title: string
  names: readonly OutcomeCount[]
}) {
  return (
    <Section title={title}>
      <dl className="l-facts">
        {names.map((name) => (
          <div key={name}>
            <dt>{OUTCOME_COUNT[name]}</dt>
            <dd>{link(name, row, countWords(row, name))}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function countWords(row: OutcomeRow, name: OutcomeCount): string {
  const people = row.counts.find((one) => one.name === name)?.people ?? null
  const n = countIn(row, name).toLocaleString('zh-CN')
  return people === null
    ? fill(OUTCOMES.count_word, { n })
    : fill(OUTCOMES.kept_line, { n, people })
}
