import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { redraw } from '../../../features/quality/redraw.ts'
import type { OutputOf } from '../../../lib/api.ts'
import { useQuery } from '../../../lib/queries.ts'
import { sayDay } from '../../../lib/time.ts'
import { useBack } from '../../../lib/useBack.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Facts, Paper } from '../../../ui/Page.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { CHECKS, FIGURES_PAGE } from '../../../words/zh-CN/quality.ts'
import { DeskPage } from '../DeskPage.tsx'

/** How a day's checks were drawn, and the way to draw them again on this machine. */
export function DrawPage() {
  const { day = '' }: { day?: string } = useParams({ strict: false })
  const back = useBack('/quality/checks')
  const draw = useQuery('quality.get_draw', { day })
  return (
    <DeskPage
      title={CHECKS.how}
      lead={CHECKS.draw_lead}
      back={
        <Button look="quiet" className="d-inline" onClick={back.go}>
          {CHECKS.back}
        </Button>
      }
    >
      {draw.error ? (
        <Notice tone={draw.error.code === 'not_found' ? 'quiet' : 'soon'}>
          {draw.error.code === 'not_found' ? CHECKS.not_drawn : reasonText(draw.error)}
        </Notice>
      ) : null}
      {draw.isPending ? <Skeleton lines={6} /> : null}
      {draw.data ? <Drawn draw={draw.data} /> : null}
    </DeskPage>
  )
}

type Draw = OutputOf<'quality.get_draw'>

function Drawn({ draw }: { draw: Draw }) {
  const [isSame, setSame] = useState<boolean>()
  const again = async () => {
    const ids = await redraw(draw)
    setSame(ids.toSorted().join() === draw.drawn.toSorted().join())
  }
  return (
    <Paper>
      <h2>{fill(CHECKS.draw, { day: sayDay(draw.day) })}</h2>
      <Facts
        items={[
          [CHECKS.seal, `${draw.seal_number} · ${draw.seal_chain}`],
          [CHECKS.seed, draw.seed],
          [
            CHECKS.rates,
            fill(CHECKS.rates_words, {
              handled: draw.handled_per_mille,
              self_closed: draw.self_closed_per_mille,
              least: draw.least_a_street,
            }),
          ],
          [CHECKS.population, fill(FIGURES_PAGE.n, { n: draw.population.length })],
          [CHECKS.drawn, fill(FIGURES_PAGE.n, { n: draw.drawn.length })],
        ]}
      />
      <div>
        <Button onClick={() => void again()}>{CHECKS.again}</Button>
      </div>
      {isSame === undefined ? null : (
        <Notice tone={isSame ? 'done' : 'over'}>
          {isSame ? fill(CHECKS.same, { n: draw.drawn.length }) : CHECKS.differs}
        </Notice>
      )}
    </Paper>
  )
}
