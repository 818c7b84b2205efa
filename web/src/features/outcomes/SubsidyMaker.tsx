import { type FormEvent, useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { sayYuan } from '../../lib/say-yuan.ts'
import { today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { OUTCOMES } from '../../words/zh-CN/outcomes.ts'
import { SUBSIDIES } from '../../words/zh-CN/subsidies.ts'
import { SubsidyLines } from './SubsidyLines.tsx'

/** The clerk looks what may be paid for in a period, and draws up the list. */
export function SubsidyMaker({ committeeId }: { committeeId: string }) {
  const [from, setFrom] = useState(() => `${today().slice(0, 8)}01`)
  const [to, setTo] = useState(() => today())
  const span = { committee_id: committeeId, from, to }
  const found = useQuery('outcomes.find_subsidies', span, { keepsPrevious: true })
  const make = useCommand('outcomes.make_subsidy_list', {
    onDone: ({ lines, total_fen }) =>
      say(fill(SUBSIDIES.made, { n: lines.length, amount: sayYuan(total_fen) })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate(span)
  }
  const lines = found.data ?? []
  const mayMake = lines.some(({ bar }) => bar === null)
  return (
    <Section title={SUBSIDIES.find}>
      <form className="d-tools" onSubmit={submit}>
        <Field
          label={OUTCOMES.from}
          type="date"
          value={from}
          onChange={(event) => event.target.value && setFrom(event.target.value)}
        />
        <Field
          label={OUTCOMES.to}
          type="date"
          value={to}
          onChange={(event) => event.target.value && setTo(event.target.value)}
        />
        {mayMake ? (
          <Button look="main" type="submit" busyWord={make.isPending && DESK.working}>
            {SUBSIDIES.make}
          </Button>
        ) : null}
      </form>
      {make.error ? <Notice tone="over">{reasonText(make.error)}</Notice> : null}
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.isPending ? <Skeleton lines={4} /> : null}
      {found.data?.length === 0 ? <Empty title={SUBSIDIES.none_settled} /> : null}
      {lines.length > 0 ? <SubsidyLines lines={lines} /> : null}
    </Section>
  )
}
