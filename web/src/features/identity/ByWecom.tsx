import { type ReactNode, useEffect } from 'react'
import { isInWecom, keepArrival } from '../../lib/arrival.ts'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ARRIVAL } from '../../words/zh-CN/arrivals.ts'
import { type Arriving, useArrival } from './useArrival.ts'

type Surface = 'worker' | 'desk'

/** Goes to WeCom to be named; stands only where that leads somewhere: inside the app, and with a channel of it in service. */
export function WecomButton({ surface, label }: { surface: Surface; label: string }) {
  const doors = useQuery('identity.list_doors', {}, { isEnabled: isInWecom(), staleMs: 60_000 })
  const begin = useCommand('identity.begin_arrival', {
    invalidates: [],
    onDone: (arrival) => {
      keepArrival(arrival)
      if (arrival.address) location.assign(arrival.address)
    },
  })
  if (!doors.data?.includes('wecom')) return null
  return (
    <>
      <Button
        isWide
        busyWord={(begin.isPending || begin.isSuccess) && ARRIVAL.going}
        onClick={() => begin.mutate({ platform: 'wecom', surface })}
      >
        {label}
      </Button>
      {begin.error ? <Notice tone="over">{reasonText(begin.error)}</Notice> : null}
    </>
  )
}

/** What becomes of coming back from WeCom: a visit, a question whether to tie, or why not. Stands above every page of staff. */
export function WecomBand() {
  const arriving = useArrival()
  const me = useMe()
  if (!arriving || !me.data || arriving.kept.platform !== 'wecom') return null
  return me.data.kind === 'staff' ? (
    <AsStaff arriving={arriving} />
  ) : (
    <AtTheDoor arriving={arriving} />
  )
}

function AtTheDoor({ arriving }: { arriving: Arriving }) {
  const { step, problem, signIn, end } = arriving
  useEffect(() => {
    if (step === 'known') signIn()
  })
  if (problem) return <Closable onClose={end}>{problem}</Closable>
  if (step === 'untied') return <Notice tone="soon">{ARRIVAL.untied}</Notice>
  return <Notice>{ARRIVAL.asking}</Notice>
}

function AsStaff({ arriving }: { arriving: Arriving }) {
  const { step, kept, problem, end } = arriving
  const tie = useTie(arriving)
  // Tied before: there is nothing to ask.
  useEffect(() => {
    if (step === 'known') end()
  })
  if (problem) return <Closable onClose={end}>{problem}</Closable>
  if (step !== 'untied') return null
  return (
    <Notice
      tone="soon"
      slot={
        <div className="l-row">
          <Button
            look="main"
            busyWord={tie.isPending && ARRIVAL.tie}
            onClick={() => tie.mutate({ state: kept.state, secret: kept.secret })}
          >
            {ARRIVAL.tie}
          </Button>
          <Button look="quiet" onClick={end}>
            {ARRIVAL.not_now}
          </Button>
        </div>
      }
    >
      {tie.error ? reasonText(tie.error) : ARRIVAL.tie_ask}
    </Notice>
  )
}

function Closable({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  return (
    <Notice tone="over" slot={<Button onClick={onClose}>{ARRIVAL.close}</Button>}>
      {children}
    </Notice>
  )
}

/** Ties the account of the platform to whoever is signed in. */
export function useTie(arriving: Arriving, done: string = ARRIVAL.tied_now) {
  return useCommand('identity.tie_arrived', {
    invalidates: ['identity.list_ties'],
    onDone: () => {
      say(done)
      arriving.end()
    },
  })
}

/** Whether WeCom opens my account, and how that begins and ends. Nothing where WeCom is not in service here. */
export function WecomTie({ surface }: { surface: Surface }) {
  const doors = useQuery('identity.list_doors', {}, { staleMs: 60_000 })
  const ties = useQuery('identity.list_ties', {})
  const untie = useCommand('identity.untie', {
    invalidates: ['identity.list_ties'],
    onDone: () => say(ARRIVAL.untied_now),
  })
  if (!doors.data?.includes('wecom') || !ties.data) return null
  const isTied = ties.data.some(({ platform }) => platform === 'wecom')
  return (
    <Section title={ARRIVAL.section}>
      {untie.error ? <Notice tone="over">{reasonText(untie.error)}</Notice> : null}
      {isTied ? (
        <div className="l-row l-row-apart">
          <p>{ARRIVAL.is_tied}</p>
          <Button onClick={() => untie.mutate({ platform: 'wecom' })}>{ARRIVAL.untie}</Button>
        </div>
      ) : isInWecom() ? (
        <WecomButton surface={surface} label={ARRIVAL.start_tie} />
      ) : (
        <p className="l-quiet">{ARRIVAL.not_tied}</p>
      )}
    </Section>
  )
}
