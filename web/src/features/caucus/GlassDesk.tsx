import type { Glass } from '@linli/contract/caucus-shapes'
import type { Side } from '@linli/contract/codes/mediation'
import { SIDES } from '@linli/contract/codes/mediation'
import { useState } from 'react'
import type { OutputOf } from '../../lib/api.ts'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand, useDisclosure, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CAUCUS, GLASS_STATE, ROOM_OF } from '../../words/zh-CN/caucus.ts'
import { RoomItems } from './RoomItems.tsx'
import './caucus.css'

/** Break-glass openings: an auditor asks and reads, a security administrator agrees. */
export function GlassDesk({ mayAsk }: { mayAsk: boolean }) {
  const list = useQuery('caucus.list_glass', { limit: 50 })
  return (
    <div className="l-stack">
      <Notice tone="soon">{CAUCUS.glass_told}</Notice>
      {mayAsk ? <AskForm /> : null}
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.isPending ? <Skeleton lines={4} /> : null}
      {list.data?.items.length === 0 ? (
        <Empty title={CAUCUS.glass_empty}>{CAUCUS.glass_empty_hint}</Empty>
      ) : null}
      {list.data?.items.map((glass) => (
        <GlassCard key={glass.id} glass={glass} />
      ))}
    </div>
  )
}

function AskForm() {
  const [number, setNumber] = useState('')
  const [side, setSide] = useState<Side>('a')
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState('2')
  const ask = useCommand('caucus.ask_glass', {
    onDone: () => {
      setReason('')
      say(CAUCUS.glass_asked)
    },
  })
  return (
    <Section title={CAUCUS.glass_ask}>
      <div className="l-stack">
        <Field
          label={CAUCUS.glass_number}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Choice
          legend={CAUCUS.glass_side}
          options={SIDES.map((value) => ({ value, word: ROOM_OF[value] }))}
          value={side}
          onChange={setSide}
        />
        <TextArea
          label={CAUCUS.glass_why}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Field
          label={CAUCUS.glass_hours}
          type="number"
          min={1}
          value={hours}
          onChange={(event) => setHours(event.target.value)}
        />
        {ask.error ? <Notice tone="over">{reasonText(ask.error)}</Notice> : null}
        <Button
          look="main"
          disabled={!number.trim() || !reason.trim() || ask.isPending}
          onClick={() => ask.mutate({ number, side, reason, hours: Number(hours) })}
        >
          {CAUCUS.glass_ask}
        </Button>
      </div>
    </Section>
  )
}

function GlassCard({ glass }: { glass: Glass }) {
  const { id } = glass
  const answer = useCommand('caucus.answer_glass')
  const end = useCommand('caucus.end_glass')
  const read = useDisclosure('caucus.read_glass')
  const [seen, setSeen] = useState<OutputOf<'caucus.read_glass'>>()
  const problem = answer.error ?? end.error ?? read.error
  const may = (act: Glass['can'][number]) => glass.can.includes(act)
  return (
    <div className={`c-release c-side-${glass.side}`}>
      <div className="l-row">
        <b>
          {glass.number} · {ROOM_OF[glass.side]}
        </b>
        <Badge tone={glass.state === 'open' ? 'soon' : 'quiet'}>{GLASS_STATE[glass.state]}</Badge>
      </div>
      <div>{fill(CAUCUS.glass_reason, { reason: glass.reason })}</div>
      <div className="l-quiet">
        {glass.auditor_name} · <Moment at={glass.asked_at} /> · {glass.hours} 小时
      </div>
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="l-row">
        {may('agree') ? (
          <>
            <Button look="main" onClick={() => answer.mutate({ id, agrees: true })}>
              {CAUCUS.glass_agree}
            </Button>
            <Button onClick={() => answer.mutate({ id, agrees: false })}>
              {CAUCUS.glass_refuse}
            </Button>
          </>
        ) : null}
        {may('read') ? (
          <Button
            look="main"
            onClick={() => read.mutate({ id, limit: 50 }, { onSuccess: setSeen })}
          >
            {CAUCUS.glass_open}
          </Button>
        ) : null}
        {may('end') ? (
          <Button look="quiet" onClick={() => end.mutate({ id })}>
            {CAUCUS.glass_end}
          </Button>
        ) : null}
      </div>
      {seen && may('read') ? <RoomItems items={seen.items} /> : null}
    </div>
  )
}
