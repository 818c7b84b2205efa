import type { Calculation } from '@linli/contract/codes/law'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ESTIMATE } from '../../words/zh-CN/law.ts'
import { AskForm } from './AskForm.tsx'
import { firstAnswers, type Input } from './asked.ts'
import { EstimateView } from './EstimateView.tsx'
import { inputOf } from './input-of.ts'
import { estimateProblem } from './law-words.ts'
import type { Answers } from './read-answers.ts'
import './law.css'

/** One calculator: what it asks, and at its side the result for both sides of the table. */
export function Calculator({
  kind,
  mayKeep,
  dispute_id,
}: {
  kind: Calculation
  mayKeep: boolean
  dispute_id?: string | undefined
}) {
  const [answers, setAnswers] = useState<Answers>(() => firstAnswers(kind))
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [asked, setAsked] = useState<Input>()
  const ask = () => {
    const read = inputOf(kind, answers)
    setProblems('problems' in read ? read.problems : {})
    setAsked('input' in read ? read.input : undefined)
  }
  return (
    <div className="law-calculator">
      <div className="l-screen-only">
        <AskForm
          {...{ kind, answers, problems }}
          isBusy={false}
          onChange={setAnswers}
          onAsk={ask}
        />
      </div>
      {asked ? <Result key={JSON.stringify(asked)} {...{ asked, mayKeep, dispute_id }} /> : null}
    </div>
  )
}

function Result({
  asked,
  mayKeep,
  dispute_id,
}: {
  asked: Input
  mayKeep: boolean
  dispute_id: string | undefined
}) {
  const navigate = useNavigate()
  const found = useQuery('law.calculate', { input: asked })
  const keep = useCommand('law.save_estimate', {
    onDone: ({ id }) => {
      say(ESTIMATE.kept)
      void navigate({ to: '/law/estimates/$id', params: { id } })
    },
  })
  const top = useShown(!found.isPending)
  if (found.error)
    return (
      <div ref={top}>
        <Notice tone="over">{estimateProblem(found.error)}</Notice>
      </div>
    )
  if (!found.data) return <Skeleton lines={8} word={ESTIMATE.calculating} />
  return (
    <div ref={top} className="l-stack law-result">
      <EstimateView estimate={found.data} />
      {keep.error ? <Notice tone="over">{reasonText(keep.error)}</Notice> : null}
      <div className="l-row l-screen-only">
        {mayKeep ? (
          <Button
            look="main"
            busyWord={keep.isPending && ESTIMATE.keeping}
            onClick={() => keep.mutate({ input: asked, dispute_id: dispute_id ?? null })}
          >
            {ESTIMATE.keep}
          </Button>
        ) : null}
        <Button onClick={() => window.print()}>{ESTIMATE.print}</Button>
      </div>
    </div>
  )
}

// The button stands below a long form: what came of it is brought before the eyes.
function useShown(isReady: boolean) {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isReady) top.current?.scrollIntoView({ block: 'start' })
  }, [isReady])
  return top
}
