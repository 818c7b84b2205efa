import {
  type CountName,
  FIGURES,
  type FigureName,
  SMALLEST_DENOMINATOR,
} from '@linli/contract/codes/quality'
import type { ReactNode } from 'react'
import { fill } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { DEFINITION, FIGURE, FIGURES_PAGE } from '../../words/zh-CN/quality.ts'
import { type Figures, type Fraction, fractionsOf, GROUPS, sayShare } from './figure-share.ts'
import './figures-view.css'

/** The way to the list behind a count, around its number. */
export type CountLink = (name: CountName, isRest: boolean, n: ReactNode) => ReactNode

/** Every figure with numerator, denominator and definition, each number the way to its list; with and without what is
 * excluded side by side. */
export function FiguresView({ figures, link }: { figures: Figures; link: CountLink }) {
  return Object.entries(GROUPS).map(([group, names]) => (
    <Section key={group} title={groupWord(group)}>
      <TableBox label={groupWord(group)}>
        <table className="d-table d-rows d-closing">
          <thead>
            <tr>
              <th scope="col">{FIGURES_PAGE.figure}</th>
              <th scope="col">{FIGURES_PAGE.all}</th>
              <th scope="col">{FIGURES_PAGE.counted}</th>
              <th scope="col">{FIGURES_PAGE.definition}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <FigureRow key={name} {...{ name, figures, link }} />
            ))}
          </tbody>
        </table>
      </TableBox>
    </Section>
  ))
}

function groupWord(group: string) {
  const words: Record<string, string> = FIGURES_PAGE.groups
  return words[group] ?? group
}

function FigureRow({
  name,
  figures,
  link,
}: {
  name: FigureName
  figures: Figures
  link: CountLink
}) {
  const { whole, rest } = fractionsOf(name, figures)
  return (
    <tr>
      <th scope="row">{FIGURE[name]}</th>
      <td data-label={FIGURES_PAGE.all}>
        <FractionCell {...{ name, link }} fraction={whole} isRest={false} />
        <Sampled name={name} figures={figures} />
      </td>
      <td data-label={FIGURES_PAGE.counted}>
        {rest ? (
          <FractionCell {...{ name, link }} fraction={rest} isRest />
        ) : (
          <span className="l-quiet">–</span>
        )}
      </td>
      <td className="d-figure-why">
        {DEFINITION[name]}{' '}
        <span className="l-quiet">{fill(FIGURES_PAGE.version, { n: FIGURES[name].version })}</span>
      </td>
    </tr>
  )
}

function FractionCell({
  name,
  fraction: { n, of, share },
  isRest,
  link,
}: {
  name: FigureName
  fraction: Fraction
  isRest: boolean
  link: CountLink
}) {
  const figure: { numerator: CountName; denominator?: CountName } = FIGURES[name]
  return (
    <>
      {share === null ? null : (
        <p className={share === 'too_few' ? 'l-quiet' : 'd-figure-share'}>
          {share === 'too_few' || of === null
            ? fill(FIGURES_PAGE.too_few, { n: SMALLEST_DENOMINATOR })
            : sayShare(share, of)}
        </p>
      )}
      <p className="d-figure-sides">
        {link(figure.numerator, isRest, n.toLocaleString('zh-CN'))}
        {figure.denominator && of !== null ? (
          <> ÷ {link(figure.denominator, isRest, of.toLocaleString('zh-CN'))}</>
        ) : null}
      </p>
    </>
  )
}

/** How far a sample bears: between which shares the true one lies, and how many were drawn. */
function Sampled({ name, figures }: { name: FigureName; figures: Figures }) {
  if (name !== 'handled_checked' && name !== 'self_closed_checked') return null
  const { drawn, cannot_tell, interval } =
    figures.checks[name === 'handled_checked' ? 'handled' : 'self_closed']
  return (
    <>
      {interval ? (
        <p className="l-quiet l-small">
          {fill(FIGURES_PAGE.interval, {
            low: sayShare(interval[0], 1),
            high: sayShare(interval[1], 1),
          })}
        </p>
      ) : null}
      <p className="l-quiet l-small">{fill(FIGURES_PAGE.sampled, { drawn, cannot_tell })}</p>
    </>
  )
}
