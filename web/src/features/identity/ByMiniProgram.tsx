import { useEffect, useRef } from 'react'
import { keepArrival } from '../../lib/arrival.ts'
import { goToMiniProgramPage, isInMiniProgram } from '../../lib/mini-program.ts'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ARRIVAL } from '../../words/zh-CN/arrivals.ts'
import type { Arriving } from './useArrival.ts'

/** Asks the mini-program around this page who it is, once; `undefined` while it is not known whether there is one to ask. */
export function useAskMiniProgram(isWanted: boolean) {
  const doors = useQuery('identity.list_doors', {}, { isEnabled: isWanted, staleMs: 60_000 })
  const begin = useCommand('identity.begin_arrival', {
    invalidates: [],
    onDone: (arrival) => {
      keepArrival(arrival)
      goToMiniProgramPage(arrival.state)
    },
  })
  const isBegun = useRef(false)
  const isThere = isInMiniProgram() && doors.data?.includes('mini_program')
  const { mutate } = begin
  useEffect(() => {
    if (!isWanted || !isThere || isBegun.current) return
    isBegun.current = true
    mutate({ platform: 'mini_program', surface: 'resident' })
  }, [isWanted, isThere, mutate])
  if (!isInMiniProgram() || doors.error || begin.error) return false
  return doors.data ? isThere === true : undefined
}

/** After a resident has shown their phone in the mini-program: whether it shall open by itself from now on. */
export function MiniProgramBand({
  arriving,
  onEnd,
}: {
  arriving: Arriving | undefined
  onEnd?: () => void
}) {
  const me = useMe()
  const end = () => {
    arriving?.end()
    onEnd?.()
  }
  const tie = useCommand('identity.tie_arrived', {
    invalidates: ['identity.list_ties'],
    onDone: () => {
      say(ARRIVAL.tied_now_wechat)
      end()
    },
  })
  if (arriving?.kept.platform !== 'mini_program' || arriving.step !== 'untied') return null
  if (me.data?.kind !== 'resident') return null
  const { state, secret } = arriving.kept
  return (
    <Notice
      tone="soon"
      slot={
        <div className="l-row">
          <Button
            look="main"
            busyWord={tie.isPending && ARRIVAL.tie_wechat}
            onClick={() => tie.mutate({ state, secret })}
          >
            {ARRIVAL.tie_wechat}
          </Button>
          <Button look="quiet" onClick={end}>
            {ARRIVAL.not_now}
          </Button>
        </div>
      }
    >
      {tie.error ? reasonText(tie.error) : ARRIVAL.tie_ask_wechat}
    </Notice>
  )
}

/** That the mini-program opens by itself, and the way to end it. Nothing where it does not. */
export function MiniProgramTie() {
  const ties = useQuery('identity.list_ties', {})
  const untie = useCommand('identity.untie', {
    invalidates: ['identity.list_ties'],
    onDone: () => say(ARRIVAL.untied_now),
  })
  if (!ties.data?.some(({ platform }) => platform === 'mini_program')) return null
  return (
    <Notice
      slot={
        <Button onClick={() => untie.mutate({ platform: 'mini_program' })}>{ARRIVAL.untie}</Button>
      }
    >
      {untie.error ? reasonText(untie.error) : ARRIVAL.is_tied_wechat}
    </Notice>
  )
}
