import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { Badge } from '../../ui/States.tsx'
import { CARD_STATE, LOST } from '../../words/zh-CN/lost_person.ts'
import { CARD } from '../../words/zh-CN/lost-card.ts'
import './lost.css'
import { whoWords } from './who-words.ts'

/** Addresses of photos open for minutes. */
const AGAIN_MS = 60_000

/** Somebody who is sought, where the group was told: as it is now and not as it was then. Once it is over, the old message says
 * so too and shows nobody any more. */
export function LostCardInTalk({ code }: { code: string }) {
  const query = useQuery('lost_person.get_card', { code }, { everyMs: AGAIN_MS })
  const isGone = query.error?.code === 'not_found'
  const card = isGone ? undefined : query.data
  const state = card?.state ?? 'withdrawn'
  if (!card && !isGone) return null
  if (!card || state !== 'searching')
    return (
      <article className="lp-talk lp-talk-over" aria-label={CARD_STATE[state]}>
        <Badge tone={state === 'found' ? 'done' : 'quiet'}>{CARD_STATE[state]}</Badge>
        {card ? <p className="l-small">{CARD.found_thanks}</p> : null}
      </article>
    )
  return (
    <article className="lp-talk" aria-label={whoWords(card)}>
      <div className="l-row l-row-apart">
        <strong>{card.kind ? CARD[`title_${card.kind}`] : CARD.title_missing}</strong>
        <Badge tone="doing">{CARD_STATE.searching}</Badge>
      </div>
      <div className={card.photo_url ? 'lp-row' : ''}>
        {card.photo_url ? (
          <img className="lp-face" src={card.photo_url} alt={LOST.photo_of} />
        ) : null}
        <div>
          <p>{[card.name, whoWords(card)].filter(Boolean).join(' · ')}</p>
          {card.clothing ? <p>{card.clothing}</p> : null}
          <p className="l-small">
            {card.kind === 'missing' ? CARD.missing_at : CARD.found_at}{' '}
            {card.happened_at ? <Moment at={card.happened_at} /> : null}
            <br />
            {card.place}
          </p>
        </div>
      </div>
      <a className="l-button l-button-main l-button-wide" href={`/lost/${code}`}>
        {CARD.saw}
      </a>
    </article>
  )
}
