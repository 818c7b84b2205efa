import type { Assessment } from '@linli/contract/assessments'
import { fill, reasonText } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { MINUTES } from '../../words/zh-CN/assessments.ts'
import { DecisionFields, FactsFields, OpenFields } from './MinutesFields.tsx'
import { useMinutes } from './useMinutes.ts'

/** The minutes while they are written: every word is saved a moment later, and what others write meanwhile stands beside it. */
export function MinutesEditor({ assessment }: { assessment: Assessment }) {
  const { minutes, change, state, mergedWith, problem } = useMinutes(assessment)
  return (
    <div className="d-minutes-editor">
      {mergedWith === undefined ? null : (
        <Notice tone="soon">{fill(MINUTES.merged, { name: mergedWith })}</Notice>
      )}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <FactsFields minutes={minutes} change={change} />
      <Section title={MINUTES.decision_part}>
        <DecisionFields minutes={minutes} change={change} />
      </Section>
      <Section title={MINUTES.open_part}>
        <OpenFields minutes={minutes} change={change} />
      </Section>
      <p className="d-minutes-state l-quiet l-small" aria-live="polite">
        {MINUTES[state]}
      </p>
    </div>
  )
}
