import type { Channel, ChannelBucket } from '@linli/contract/channels'
import { BUCKET_PERIODS } from '@linli/contract/codes/channels'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayDay, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { say } from '../../ui/Toast.tsx'
import { BUCKET, BUCKET_PERIOD, CHANNELS } from '../../words/zh-CN/channels.ts'

/** What of each limit is spent and left, and the district's own numbers. */
export function ChannelLimits({ channel }: { channel: Channel }) {
  const [edited, setEdited] = useState<ChannelBucket>()
  return (
    <Section title={CHANNELS.limits}>
      <p className="l-small l-quiet">{CHANNELS.limits_hint}</p>
      {channel.buckets.length === 0 ? <p>{CHANNELS.limits_none}</p> : null}
      {channel.buckets.length > 0 ? (
        <TableBox label={CHANNELS.limits}>
          <table className="d-table">
            <thead>
              <tr>
                <th>{CHANNELS.limit_name}</th>
                <th className="d-number">{CHANNELS.limit_most}</th>
                <th className="d-number">{CHANNELS.limit_spent}</th>
                <th className="d-number">{CHANNELS.limit_left}</th>
                <th>{CHANNELS.limit_from}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {channel.buckets.map((bucket) => (
                <tr key={bucket.name}>
                  <th scope="row">{BUCKET[bucket.name] ?? bucket.name}</th>
                  <td className="d-number">{sayMost(bucket)}</td>
                  <td className="d-number">{bucket.spent}</td>
                  <td className="d-number">{sayLeft(bucket)}</td>
                  <td>
                    {bucket.valid_from
                      ? fill(CHANNELS.limit_since, { day: sayDay(bucket.valid_from) })
                      : CHANNELS.limit_product}
                  </td>
                  <td>
                    <Button look="quiet" onClick={() => setEdited(bucket)}>
                      {CHANNELS.limit_set}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      ) : null}
      <Sheet
        title={CHANNELS.limit_set}
        isOpen={edited !== undefined}
        onClose={() => setEdited(undefined)}
      >
        {edited ? (
          <BucketForm id={channel.id} bucket={edited} onDone={() => setEdited(undefined)} />
        ) : null}
      </Sheet>
    </Section>
  )
}

function sayMost({ most, period, seconds }: ChannelBucket) {
  const when =
    period === 'sliding' ? fill(CHANNELS.seconds, { n: seconds ?? 60 }) : BUCKET_PERIOD[period]
  return `${when} ${most}`
}

function sayLeft({ per, most, spent, full_places }: ChannelBucket) {
  if (per === 'scope') return Math.max(0, most - spent)
  return full_places > 0
    ? fill(CHANNELS.limit_places, { n: full_places })
    : Math.max(0, most - spent)
}

function BucketForm({
  id,
  bucket,
  onDone,
}: {
  id: string
  bucket: ChannelBucket
  onDone: () => void
}) {
  const [most, setMost] = useState(String(bucket.most))
  const [period, setPeriod] = useState(bucket.period)
  const [seconds, setSeconds] = useState(String(bucket.seconds ?? 60))
  const [valid_from, setFrom] = useState(today())
  const set = useCommand('channels.set_bucket', {
    onDone: () => {
      say(CHANNELS.limit_saved)
      onDone()
    },
  })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const span = period === 'sliding' ? { seconds: Number(seconds) } : {}
    set.mutate({ id, bucket: bucket.name, most: Number(most), period, valid_from, ...span })
  }
  return (
    <form className="d-form" onSubmit={save}>
      <p>{BUCKET[bucket.name] ?? bucket.name}</p>
      <Chips
        label={CHANNELS.limit_period}
        options={BUCKET_PERIODS.map((value) => ({ value, word: BUCKET_PERIOD[value] }))}
        value={period}
        onChange={(value) => value && setPeriod(value)}
      />
      {period === 'sliding' ? (
        <Field
          label={CHANNELS.limit_seconds}
          type="number"
          min={1}
          value={seconds}
          onChange={(event) => setSeconds(event.target.value)}
        />
      ) : null}
      <Field
        label={CHANNELS.limit_most}
        type="number"
        min={0}
        value={most}
        onChange={(event) => setMost(event.target.value)}
      />
      <Field
        label={CHANNELS.limit_from}
        type="date"
        min={today()}
        value={valid_from}
        onChange={(event) => setFrom(event.target.value)}
      />
      {set.error ? <Notice tone="over">{reasonText(set.error)}</Notice> : null}
      <Button type="submit" look="main" busyWord={set.isPending && CHANNELS.saving}>
        {CHANNELS.limit_set}
      </Button>
    </form>
  )
}
