import type { ArrivalStep } from '@linli/contract/codes/arrivals'
import type { ArrivalNow } from '@linli/contract/platform-arrivals'
import { useEffect, useRef, useState } from 'react'
import {
  forgetArrival,
  type KeptArrival,
  keptArrival,
  noteBrought,
  takeReturn,
} from '../../lib/arrival.ts'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { useForgetEverything } from '../../lib/session.ts'
import { reasonText } from '../../lib/words.ts'
import { ARRIVAL, ARRIVAL_FAULT } from '../../words/zh-CN/arrivals.ts'

export interface Arriving {
  kept: KeptArrival
  /** Undefined until the server has said. */
  step: ArrivalStep | undefined
  group_token: string | null
  problem: string | undefined
  /** Nothing more is to come of it. */
  end(): void
  /** Starts the visit of whoever the platform named, once. */
  signIn(then?: () => void): void
}

/** The worker asks the platform within a second or two; after so many seconds nobody should go on waiting. */
const EVERY_MS = 1000
const LATE_MS = 25_000

/** The arrival of this tab, from the code to what the server knows; undefined where the tab is on none. */
export function useArrival(): Arriving | undefined {
  const [kept, setKept] = useKept()
  const [isBrought, setBrought] = useState(kept?.brought === true)
  const [isAsking, setAsking] = useState(true)
  const isLate = useLate(isBrought && isAsking)
  const forget = useForgetEverything()
  const held = { state: kept?.state ?? '', secret: kept?.secret ?? '' }
  const now = useQuery('identity.get_arrival', held, {
    isEnabled: isBrought && kept !== undefined,
    ...(isAsking ? { everyMs: EVERY_MS } : {}),
  })
  const step = now.data?.step
  useEffect(() => setAsking(step === undefined || step === 'asking'), [step])
  const end = () => {
    forgetArrival()
    setKept(undefined)
  }
  const bringError = useBringing(kept, () => setBrought(true))
  const signIn = useCommand('identity.sign_in_arrived', {
    invalidates: [],
    onDone: () => {
      end()
      void forget()
    },
  })
  if (!kept?.code) return undefined
  const error = bringError ?? signIn.error ?? now.error
  return {
    kept,
    step,
    group_token: now.data?.group_token ?? null,
    problem: problemOf(now.data, isLate) ?? (error ? reasonText(error) : undefined),
    end,
    signIn: (then) => {
      if (signIn.isIdle) signIn.mutate(held, then ? { onSuccess: then } : {})
    },
  }
}

// A mini-program comes back to the same page, which hears it by the part of the address behind the #.
function useKept() {
  const [kept, setKept] = useState(() => keptArrival())
  useEffect(() => {
    const look = () => {
      takeReturn()
      setKept(keptArrival())
    }
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [])
  return [kept, setKept] as const
}

function useBringing(kept: KeptArrival | undefined, onBrought: () => void) {
  const note = useRef(onBrought)
  note.current = () => {
    noteBrought()
    onBrought()
  }
  const bring = useCommand('identity.bring_code', { invalidates: [], onDone: () => note.current() })
  const sent = useRef('')
  const { mutate } = bring
  // The page was left while the code was on its way: it has arrived, and the server knows how far it is.
  const isThere = bring.error?.reason === 'code_used'
  useEffect(() => {
    if (isThere) note.current()
  }, [isThere])
  useEffect(() => {
    if (!kept?.code || kept.brought || sent.current === kept.code) return
    sent.current = kept.code
    const { state, secret, code, entry } = kept
    mutate({ state, secret, code, ...(entry ? { entry } : {}) })
  }, [kept, mutate])
  return isThere ? null : bring.error
}

function useLate(isWaiting: boolean) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) return undefined
    const timer = setTimeout(() => setLate(true), LATE_MS)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return isLate && isWaiting
}

function problemOf(now: ArrivalNow | undefined, isLate: boolean): string | undefined {
  if (now?.fault) return ARRIVAL_FAULT[now.fault]
  if (now?.step === 'over') return ARRIVAL.over
  return isLate ? ARRIVAL_FAULT.platform_silent : undefined
}
