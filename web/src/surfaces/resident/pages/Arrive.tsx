import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Tray } from '../../../features/channels/Tray.tsx'
import { MiniProgramBand, useAskMiniProgram } from '../../../features/identity/ByMiniProgram.tsx'
import { PhoneSignIn } from '../../../features/identity/PhoneSignIn.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { useArrival } from '../../../features/identity/useArrival.ts'
import { useMe } from '../../../lib/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { ARRIVAL } from '../../../words/zh-CN/arrivals.ts'

/** Where the mini-program opens us: who it is and out of which group, and then on to where that leads. */
export function Arrive() {
  const arriving = useArrival()
  const me = useMe()
  const navigate = useNavigate()
  const isAsked = useAskMiniProgram(arriving === undefined)
  const kind = me.data?.kind
  // Whoever shows their phone on this page is asked whether it shall open by itself; whoever was here before stays who they are.
  const cameAsVisitor = useRef(false)
  const hasLeft = useRef(false)
  const go = (token: string | null) => {
    if (hasLeft.current) return
    hasLeft.current = true
    void navigate({ to: token ? '/groups/join' : '/', hash: token ?? '', replace: true })
  }
  const home = () => go(null)
  useEffect(() => {
    if (!arriving && isAsked === false) home()
    if (!arriving?.step || !kind) return
    const { step, group_token } = arriving
    if (kind === 'visitor') {
      cameAsVisitor.current = true
      if (step === 'known') arriving.signIn(() => go(group_token))
      if (step === 'untied' && group_token) go(group_token)
    } else if ((step === 'known' || step === 'untied') && !cameAsVisitor.current) {
      arriving.end()
      go(group_token)
    }
  })
  return (
    <Page title={ARRIVAL.page} slot={<TypeSwitch />}>
      {arriving?.problem ? (
        <Notice tone="over" slot={<Button onClick={home}>{ARRIVAL.look_around}</Button>}>
          {arriving.problem}
        </Notice>
      ) : arriving?.step === 'untied' && kind === 'visitor' && !arriving.group_token ? (
        <>
          <h2>{ARRIVAL.first}</h2>
          <p className="l-quiet">{ARRIVAL.first_lead}</p>
          <PhoneSignIn tray={(phone) => <Tray phone={phone} />} />
          <Button look="quiet" onClick={home}>
            {ARRIVAL.look_around}
          </Button>
        </>
      ) : (
        <>
          <MiniProgramBand arriving={arriving} onEnd={home} />
          <Skeleton lines={4} word={ARRIVAL.asking_wechat} />
        </>
      )}
    </Page>
  )
}
