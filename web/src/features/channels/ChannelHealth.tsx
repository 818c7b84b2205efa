import type { Channel } from '@linli/contract/channels'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand } from '../../lib/queries.ts'
import { sayMoment } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Facts, Section } from '../../ui/Page.tsx'
import { Badge, Notice, type Tone } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CHANNEL_STATE, CHANNELS, DELIVERY_STATE } from '../../words/zh-CN/channels.ts'

const TONE: Record<Channel['state'], Tone> = {
  active: 'done',
  paused: 'quiet',
  down: 'over',
  unconnected: 'todo',
}

/** The state of a channel in word, shape and colour. */
export function ChannelBadge({ state }: { state: Channel['state'] }) {
  return <Badge tone={TONE[state]}>{CHANNEL_STATE[state]}</Badge>
}

/** How a channel fares, and what may be done with it now. */
export function ChannelHealth({ channel }: { channel: Channel }) {
  const { id, state } = channel
  const pause = useCommand('channels.pause_channel', { onDone: () => say(CHANNELS.paused) })
  const resume = useCommand('channels.resume_channel', { onDone: () => say(CHANNELS.resumed) })
  const test = useCommand('channels.test_channel', { onDone: () => say(CHANNELS.testing) })
  const error = pause.error ?? resume.error ?? test.error
  const week = Object.entries(DELIVERY_STATE).flatMap(([name, word]) => {
    const n = new Map(Object.entries(channel.deliveries)).get(name)
    return n ? [`${word} ${n}`] : []
  })
  return (
    <Section title={CHANNELS.health} aside={<ChannelBadge state={state} />}>
      <Facts
        items={[
          [CHANNELS.last_accepted, <When key="accepted" at={channel.last_accepted_at} />],
          [CHANNELS.last_inbound, <When key="inbound" at={channel.last_inbound_at} />],
          [CHANNELS.week, week.join('，') || CHANNELS.week_none],
          [CHANNELS.test, sayTest(channel)],
          [CHANNELS.last_error, <LastError key="error" channel={channel} />],
          [CHANNELS.hook, channel.hook_path ? <Hook key="hook" path={channel.hook_path} /> : null],
        ]}
      />
      {error ? <Notice tone="over">{reasonText(error)}</Notice> : null}
      <div className="l-row">
        {state === 'active' ? (
          <Button look="stop" onClick={() => pause.mutate({ id })}>
            {CHANNELS.pause}
          </Button>
        ) : (
          <Button look="main" onClick={() => resume.mutate({ id })}>
            {state === 'unconnected' ? CHANNELS.connect : CHANNELS.resume}
          </Button>
        )}
        <Button onClick={() => test.mutate({ id })}>{CHANNELS.test}</Button>
      </div>
    </Section>
  )
}

function sayTest({ tested_at, test_fault }: Channel) {
  if (!tested_at) return CHANNELS.never_tested
  const at = sayMoment(tested_at)
  return test_fault
    ? fill(CHANNELS.test_fault, { at, fault: test_fault })
    : fill(CHANNELS.test_well, { at })
}

function When({ at }: { at: string | null }) {
  return at ? <Moment at={at} /> : <span className="l-quiet">{CHANNELS.never}</span>
}

function LastError({ channel: { last_error, last_error_at } }: { channel: Channel }) {
  if (!last_error || !last_error_at) return <span className="l-quiet">{CHANNELS.never}</span>
  return (
    <>
      <Moment at={last_error_at} /> <code>{last_error}</code>
    </>
  )
}

function Hook({ path }: { path: string }) {
  return (
    <>
      <code className="d-code">{path}</code>
      <p className="l-small l-quiet">{CHANNELS.hook_hint}</p>
    </>
  )
}
