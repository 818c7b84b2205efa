import type { Round, Table } from '@linli/contract/caucus-shapes'
import { useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand } from '../../lib/queries.ts'
import { momentAt, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CAUCUS, ROOM_OF, ROUND_STATE, RULE } from '../../words/zh-CN/caucus.ts'

const YUAN = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' })
const sayFen = (fen: number) => YUAN.format(fen / 100)

/** Rounds of sealed offers: the rule first, then what this person may see of them. */
export function Offers({ table }: { table: Table }) {
  return (
    <div className="l-stack">
      <p className="l-quiet">{CAUCUS.offers_lead}</p>
      {table.rounds.map((round) => (
        <RoundCard key={round.id} table={table} round={round} />
      ))}
      {table.can.includes('open_round') ? <OpenRound table={table} /> : null}
    </div>
  )
}

function RoundCard({ table, round }: { table: Table; round: Round }) {
  const { id } = table
  const isMediator = table.me === 'mediator'
  const open = useCommand('caucus.open_offers', { onDone: () => say(CAUCUS.opened_offers) })
  const tone = round.state === 'met' ? 'done' : round.state === 'open' ? 'doing' : 'quiet'
  return (
    <div className="c-release">
      <div className="l-row">
        <b>{fill(CAUCUS.round, { n: round.number })}</b>
        <Badge tone={tone}>{ROUND_STATE[round.state]}</Badge>
      </div>
      <div>
        {CAUCUS.payer}：{ROOM_OF[round.payer_side]} · {CAUCUS.payee}：{ROOM_OF[round.payee_side]}
      </div>
      <div className="l-quiet">
        {round.rule === 'midpoint'
          ? CAUCUS.rule_midpoint
          : fill(CAUCUS.rule_split, { n: round.split_percent })}
      </div>
      {round.figure_fen === null ? null : (
        <strong>{fill(CAUCUS.figure, { amount: sayFen(round.figure_fen) })}</strong>
      )}
      {round.state === 'open' ? (
        <div>
          <Moment at={round.ends_at} />
          {' · '}
          {isMediator
            ? round.is_full
              ? CAUCUS.full
              : CAUCUS.not_full
            : round.mine
              ? ''
              : CAUCUS.not_offered}
        </div>
      ) : null}
      {round.mine ? (
        <div>{fill(CAUCUS.mine, { amount: sayFen(round.mine.amount_fen) })}</div>
      ) : null}
      {round.seen.map(({ side, amount_fen }) => (
        <div key={side}>
          {fill(CAUCUS.seen, { side: ROOM_OF[side], amount: sayFen(amount_fen) })}
        </div>
      ))}
      {open.error ? <Notice tone="over">{reasonText(open.error)}</Notice> : null}
      {round.can.includes('open_offers') ? (
        <Button look="main" onClick={() => open.mutate({ id, round_id: round.id })}>
          {CAUCUS.open_offers}
        </Button>
      ) : null}
      {round.can.includes('offer') ? (
        <OfferForm id={id} round={round} isPayer={table.rooms[0]?.side === round.payer_side} />
      ) : null}
    </div>
  )
}

function OfferForm({ id, round, isPayer }: { id: string; round: Round; isPayer: boolean }) {
  const [yuan, setYuan] = useState('')
  const [maySee, setMaySee] = useState(false)
  const [isWrong, setWrong] = useState(false)
  const offer = useCommand('caucus.offer', {
    onDone: () => {
      setYuan('')
      say(CAUCUS.offered)
    },
  })
  const send = () => {
    const parts = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(yuan.trim())
    setWrong(!parts)
    if (!parts) return
    const amount_fen = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
    offer.mutate({ id, round_id: round.id, amount_fen, may_mediator_see: maySee })
  }
  return (
    <form
      className="l-stack"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Field
        label={isPayer ? CAUCUS.payer_offer : CAUCUS.payee_offer}
        inputMode="decimal"
        value={yuan}
        error={isWrong ? CAUCUS.offer_wrong : undefined}
        hint={CAUCUS.binding}
        onChange={(event) => setYuan(event.target.value)}
      />
      <label>
        <input type="checkbox" checked={maySee} onChange={() => setMaySee(!maySee)} />{' '}
        {CAUCUS.may_see}
      </label>
      {offer.error ? <Notice tone="over">{reasonText(offer.error)}</Notice> : null}
      <Button look="main" type="submit" isWide disabled={offer.isPending}>
        {round.mine ? CAUCUS.change_offer : CAUCUS.give_offer}
      </Button>
    </form>
  )
}

function OpenRound({ table }: { table: Table }) {
  const [first, second] = table.sides
  const [payer, setPayer] = useState(second?.side)
  const [rule, setRule] = useState<Round['rule']>('midpoint')
  const [percent, setPercent] = useState('50')
  const [until, setUntil] = useState('')
  const open = useCommand('caucus.open_round', { onDone: () => say(CAUCUS.opened_round) })
  const payee = table.sides.find(({ side }) => side !== payer)?.side
  const ends_at = until ? momentAt(today(), until) : undefined
  if (!first || !payer || !payee) return null
  return (
    <details>
      <summary>
        {CAUCUS.open_round}（{fill(CAUCUS.offers_left, { n: table.rounds_left })}）
      </summary>
      <div className="l-stack">
        <Choice
          legend={CAUCUS.payer}
          options={table.sides.map(({ side }) => ({ value: side, word: ROOM_OF[side] }))}
          value={payer}
          onChange={setPayer}
        />
        <Choice
          legend={CAUCUS.rule}
          options={(['midpoint', 'split'] as const).map((value) => ({ value, word: RULE[value] }))}
          value={rule}
          onChange={setRule}
        />
        {rule === 'split' ? (
          <Field
            label={CAUCUS.split}
            type="number"
            min={1}
            max={99}
            value={percent}
            onChange={(event) => setPercent(event.target.value)}
          />
        ) : null}
        <Field
          label={CAUCUS.ends_at}
          type="time"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        {open.error ? <Notice tone="over">{reasonText(open.error)}</Notice> : null}
        <Button
          look="main"
          disabled={!ends_at || open.isPending}
          onClick={() =>
            ends_at &&
            open.mutate({
              id: table.id,
              payer_side: payer,
              payee_side: payee,
              rule,
              ...(rule === 'split' ? { split_percent: Number(percent) } : {}),
              ends_at,
            })
          }
        >
          {CAUCUS.open_round}
        </Button>
      </div>
    </details>
  )
}
