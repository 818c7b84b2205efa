import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Tray } from '../../../features/channels/Tray.tsx'
import { useUploads } from '../../../features/documents/useUploads.ts'
import { PhoneSignIn } from '../../../features/identity/PhoneSignIn.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { ReportAlike } from '../../../features/matters/ReportAlike.tsx'
import {
  PhotoStep,
  RestoredNotice,
  ReviewStep,
  WhatStep,
  WhereStep,
} from '../../../features/matters/ReportSteps.tsx'
import {
  EMPTY_REPORT,
  isBegun,
  maySend,
  REPORT_DRAFT_KEY,
  type ReportDraft,
  reportInput,
} from '../../../features/matters/report-draft.ts'
import type { ProblemError } from '../../../lib/client.ts'
import { useDraft } from '../../../lib/drafts.ts'
import { useCommand } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { useBack } from '../../../lib/useBack.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { Notice } from '../../../ui/States.tsx'
import { Stepper } from '../../../ui/Stepper.tsx'
import { say } from '../../../ui/Toast.tsx'
import { REPORT } from '../../../words/zh-CN/resident.ts'

const LAST = REPORT.steps.length - 1

/** Photo → where → what → send; each step is an entry of the history, so Back leads to the step before. */
export function Report() {
  const navigate = useNavigate()
  const back = useBack()
  const step = Math.min(LAST, Math.max(0, Number(useSearch({ strict: false }).step ?? 0) || 0))
  const { value, change, clear, isReady, isRestored } = useDraft(REPORT_DRAFT_KEY, EMPTY_REPORT)
  const isSignedIn = useMe().data?.kind === 'resident'
  const uploads = useUploads(value.files, (files) => change({ files }), isSignedIn && isReady)
  const [isMissing, setMissing] = useState(false)
  const go = (to: number) => {
    const isShort = to > 2 && !maySend(value)
    setMissing(isShort)
    if (!isShort) void navigate({ to: '/report', search: { step: to } })
  }
  const startOver = async () => {
    await clear()
    say(REPORT.started_over)
    void navigate({ to: '/report', search: { step: 0 }, replace: true })
  }
  const sending = useSending(value, uploads.finish, async (token) => {
    await clear()
    void navigate({ to: '/sent', hash: token, replace: true })
  })
  const alike = (
    <ReportAlike
      draft={value}
      isSignedIn={isSignedIn}
      onJoined={async (id) => {
        await clear()
        void navigate({ to: '/mine/$id', params: { id }, replace: true })
      }}
    />
  )
  const pages: ReactNode[] = [
    <PhotoStep key="photo" draft={value} change={change} words={uploads.words} />,
    <WhereStep key="where" draft={value} change={change} />,
    <WhatStep key="what" draft={value} change={change} isMissing={isMissing} />,
    <ReviewStep key="review" draft={value} onGo={go} />,
  ]
  return (
    <Page
      title={REPORT.title}
      back={back}
      slot={<TypeSwitch />}
      act={step === LAST && !isSignedIn ? null : <Act draft={value} {...{ step, go, sending }} />}
    >
      <Stepper steps={REPORT.steps} at={step} onGo={go} />
      {isRestored && step === 0 && isBegun(value) ? (
        <RestoredNotice onStartOver={startOver} />
      ) : null}
      {isReady ? pages[step] : null}
      {isReady && step >= 2 ? alike : null}
      {step === LAST && !isSignedIn ? (
        <Section title={REPORT.sign_in_first}>
          <p className="l-quiet">{REPORT.sign_in_why}</p>
          <PhoneSignIn tray={(phone) => <Tray phone={phone} />} />
        </Section>
      ) : null}
      {sending.problem ? <Notice tone="over">{reasonText(sending.problem)}</Notice> : null}
    </Page>
  )
}

function Act({
  draft,
  step,
  go,
  sending,
}: {
  draft: ReportDraft
  step: number
  go: (step: number) => void
  sending: ReturnType<typeof useSending>
}) {
  if (step === LAST) {
    return (
      <Button look="main" isWide busyWord={sending.busyWord} onClick={sending.send}>
        {REPORT.send}
      </Button>
    )
  }
  const { place } = draft
  const isEmpty =
    step === 0
      ? draft.files.length === 0
      : step === 1 && !place.position && !place.area && !place.address
  const word = isEmpty ? (step === 0 ? REPORT.no_photo : REPORT.no_place) : REPORT.next
  return (
    <Button look={isEmpty ? 'plain' : 'main'} isWide onClick={() => go(step + 1)}>
      {word}
    </Button>
  )
}

/** Sends the files that are still here, then the report; what stops it stays on the page. */
function useSending(
  draft: ReportDraft,
  finish: () => Promise<string[]>,
  onSent: (token: string) => Promise<void>,
) {
  const [isUploading, setUploading] = useState(false)
  const [problem, setProblem] = useState<ProblemError | unknown>()
  const report = useCommand('matters.report')
  const send = async () => {
    setProblem(undefined)
    try {
      setUploading(true)
      const ids = await finish().finally(() => setUploading(false))
      const matter = await report.mutateAsync(reportInput(draft, ids))
      await onSent(matter.tracking_token ?? '')
    } catch (error) {
      setProblem(error)
    }
  }
  const busyWord = isUploading ? REPORT.sending_files : report.isPending && REPORT.sending
  return { send: () => void send(), busyWord, problem }
}
