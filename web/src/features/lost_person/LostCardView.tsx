import type { LostCard } from '@linli/contract/lost-shapes'
import { Moment } from '../../lib/Moment.tsx'
import { fill } from '../../lib/words.ts'
import { Facts, Paper } from '../../ui/Page.tsx'
import { LOST } from '../../words/zh-CN/lost_person.ts'
import { CARD } from '../../words/zh-CN/lost-card.ts'
import './lost.css'
import { whoWords } from './who-words.ts'

/** What everybody with the link sees: whom to look for and whom to call, or that it is over. */
export function LostCardView({ card }: { card: LostCard }) {
  if (card.state !== 'searching')
    return (
      <div className="lp-over" role="status">
        <h2>{card.state === 'found' ? CARD.found : CARD.withdrawn}</h2>
        <p>{CARD.found_thanks}</p>
      </div>
    )
  return (
    <div className="l-stack">
      {card.photo_url ? (
        <img className="lp-face-large" src={card.photo_url} alt={LOST.photo_of} />
      ) : null}
      <Paper>
        <Facts
          items={[
            [CARD.looks, whoWords(card)],
            [LOST.name, card.name],
            [LOST.height, card.height_cm ? fill(LOST.height_cm, { cm: card.height_cm }) : null],
            [LOST.clothing, card.clothing],
            [LOST.features, card.features],
            [CARD.care, card.needs_care],
            [
              card.kind === 'missing' ? CARD.missing_at : CARD.found_at,
              card.happened_at ? <Moment key="at" at={card.happened_at} /> : null,
            ],
            [CARD.place, card.place],
          ]}
        />
      </Paper>
      <div className="l-stack">
        <a className="l-button l-button-plain l-button-wide" href={`tel:${card.duty_phone}`}>
          {fill(CARD.call, { phone: card.duty_phone })}
        </a>
        {card.duty_phone === '110' ? null : (
          <a className="l-button l-button-plain l-button-wide" href="tel:110">
            {CARD.call_110}
          </a>
        )}
      </div>
      <p className="l-quiet">{CARD.share}</p>
    </div>
  )
}
