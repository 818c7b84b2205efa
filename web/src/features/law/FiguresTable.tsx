import { FIGURES } from '@linli/contract/codes/figures'
import type { Figure } from '@linli/contract/law'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge, Notice, Skeleton } from '../../ui/States.tsx'
import { FIGURE_MARK, FIGURE_UNIT, FIGURES_PAGE } from '../../words/zh-CN/law.ts'
import { FigureForm } from './FigureForm.tsx'
import { figureValue, figureWord } from './law-words.ts'

/** Every figure that calculations rest on, with its source; whoever may enters one. */
export function FiguresTable() {
  const list = useQuery('law.list_figures', {})
  const [open, setOpen] = useState<Figure | 'new'>()
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.data) return <Skeleton lines={10} />
  const may = list.data.some(({ can }) => can.includes('set'))
  const of = Map.groupBy(list.data, ({ key }) => key)
  const keys: string[] = Object.keys(FIGURES)
  const close = () => setOpen(undefined)
  return (
    <div className="l-stack law-figures">
      <p className="l-quiet">{FIGURES_PAGE.lead}</p>
      {may && open !== 'new' ? (
        <div>
          <Button look="main" onClick={() => setOpen('new')}>
            {FIGURES_PAGE.add}
          </Button>
        </div>
      ) : null}
      {open === 'new' ? <FigureForm figures={list.data} onClose={close} /> : null}
      {keys.map((key) => (
        <section key={key} className="law-figure">
          <h3>
            {figureWord(key)} <small className="l-quiet">{unitOf(key)}</small>
          </h3>
          <ul className="l-list">
            {(of.get(key) ?? []).map((one) => (
              <li key={one.period}>
                <Row figure={one} onOpen={() => setOpen(one)} />
                {open === one ? (
                  <FigureForm figures={list.data} figure={one} onClose={close} />
                ) : null}
              </li>
            ))}
          </ul>
          {of.has(key) ? null : <p className="l-quiet l-small">{FIGURES_PAGE.none}</p>}
        </section>
      ))}
    </div>
  )
}

function unitOf(key: string): string {
  const found = Object.entries(FIGURES).find(([one]) => one === key)
  return found ? FIGURE_UNIT[found[1].unit] : ''
}

function Row({ figure, onOpen }: { figure: Figure; onOpen: () => void }) {
  const { period, source, mark, set_by, can } = figure
  return (
    <div className="l-list-line l-row l-row-fixed l-row-apart">
      <div>
        {period} {source === null ? null : <strong>{figureValue(figure)}</strong>}{' '}
        {source === null ? <Badge tone="soon">{FIGURES_PAGE.missing_source}</Badge> : null}
        <p className="l-quiet l-small">
          {source === null
            ? fill(FIGURES_PAGE.check, { value: figureValue(figure) })
            : `${source} · ${set_by ? fill(FIGURES_PAGE.by, { name: set_by }) : FIGURE_MARK[mark]}`}
        </p>
      </div>
      {can.includes('set') ? (
        <Button onClick={onOpen}>
          {source === null ? FIGURES_PAGE.enter : FIGURES_PAGE.correct}
        </Button>
      ) : null}
    </div>
  )
}
