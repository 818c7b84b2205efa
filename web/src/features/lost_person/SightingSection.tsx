import { TRUSTS, type Trust } from '@linli/contract/codes/lost_person'
import type { LostCase, Sighting } from '@linli/contract/lost-shapes'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand, useDisclosure, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { Badge, Empty, Notice, type Tone } from '../../ui/States.tsx'
import { LOST, TRUST } from '../../words/zh-CN/lost_person.ts'
import { ActButtons } from './ActSheet.tsx'
import { CaseMap } from './CaseMap.tsx'
import './lost.css'

const TRUST_TONE: Record<Trust, Tone> = {
  unchecked: 'todo',
  credible: 'doing',
  wrong: 'quiet',
  confirmed: 'done',
}
/** Where it has been told and where somebody was seen, and what people said. */
export function SightingSection({ found }: { found: LostCase }) {
  const list = useQuery('lost_person.list_sightings', { id: found.id })
  const seen = list.data ?? []
  return (
    <Section title={LOST.sightings_title}>
      <CaseMap found={found} seen={seen} />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.data?.length === 0 ? (
        <Empty title={LOST.sightings_empty}>{LOST.sightings_empty_hint}</Empty>
      ) : (
        <Paper>
          <ul className="lp-plain">
            {seen.map((one) => (
              <SightingLine key={one.id} found={found} one={one} />
            ))}
          </ul>
        </Paper>
      )}
      <ActButtons found={found} acts={['sight']} />
    </Section>
  )
}

function SightingLine({ found, one }: { found: LostCase; one: Sighting }) {
  const judge = useCommand('lost_person.judge_sighting')
  const reveal = useDisclosure('lost_person.reveal_contact')
  const mayJudge = found.can.includes('judge_sighting')
  const input = { id: found.id, sighting_id: one.id }
  return (
    <li>
      <div className="l-row l-row-apart">
        <strong>{one.place}</strong>
        <Badge tone={TRUST_TONE[one.trust]}>{TRUST[one.trust]}</Badge>
      </div>
      <p className="l-small l-quiet">
        {LOST.seen} <Moment at={one.seen_at} />
        {one.judged_by ? ` · ${one.judged_by.name}` : ''}
        {one.same_as_id ? ` · ${LOST.same}` : ''}
      </p>
      {one.words ? <p>“{one.words}”</p> : null}
      {one.photo_urls.length > 0 ? (
        <div className="lp-photos">
          {one.photo_urls.map((url) => (
            <img key={url} src={url} alt={LOST.photo_of} />
          ))}
        </div>
      ) : null}
      {mayJudge ? (
        <div className="l-row">
          <Chips<Trust>
            label={LOST.judge}
            options={TRUSTS.filter((trust) => trust !== 'unchecked').map((value) => ({
              value,
              word: TRUST[value],
            }))}
            value={one.trust}
            onChange={(trust) => trust && judge.mutate({ ...input, trust })}
          />
          {one.has_contact && !reveal.data ? (
            <Button look="quiet" onClick={() => reveal.mutate(input)}>
              {LOST.contact}
            </Button>
          ) : null}
        </div>
      ) : null}
      {reveal.data ? <p>{fill(LOST.contact_is, { phone: reveal.data.phone })}</p> : null}
      {judge.error ? <Notice tone="over">{reasonText(judge.error)}</Notice> : null}
    </li>
  )
}
