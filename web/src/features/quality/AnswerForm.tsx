import type { Check } from '@linli/contract/quality'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CHECKS } from '../../words/zh-CN/quality.ts'

const BOTH = ['quality.', 'matters.'] as const

/** The centre answers a check that found a closed matter unsolved, or a second person judges its explanation. */
export function AnswerForm({ check }: { check: Check }) {
  if (check.can.includes('answer')) return <Answer id={check.id} />
  if (check.can.includes('agree_explanation')) return <Judge id={check.id} />
  return null
}

function Answer({ id }: { id: string }) {
  const draft = useDraft(`check answer ${id}`, { words: '' })
  const words = draft.value.words.trim()
  const answer = useCommand('quality.answer_check', {
    invalidates: BOTH,
    onDone: (_, input) => {
      say(CHECKS[input.answer])
      void draft.clear()
    },
  })
  return (
    <Section title={CHECKS.answer}>
      <TextArea
        label={CHECKS.answer_words}
        hint={CHECKS.answer_hint}
        rows={3}
        maxLength={2000}
        value={draft.value.words}
        onChange={(event) => draft.change({ words: event.target.value })}
      />
      {answer.error ? <Notice tone="over">{reasonText(answer.error)}</Notice> : null}
      <div className="l-row">
        <Button
          look="main"
          disabled={words === ''}
          busyWord={answer.isPending && CHECKS.working}
          onClick={() => answer.mutate({ id, answer: 'reopened', words })}
        >
          {CHECKS.answer_reopen}
        </Button>
        <Button
          disabled={words === '' || answer.isPending}
          onClick={() => answer.mutate({ id, answer: 'explained', words })}
        >
          {CHECKS.answer_explain}
        </Button>
      </div>
    </Section>
  )
}

function Judge({ id }: { id: string }) {
  const draft = useDraft(`check judged ${id}`, { words: '' })
  const words = draft.value.words.trim()
  const agree = useCommand('quality.agree_explanation', {
    invalidates: BOTH,
    onDone: () => say(CHECKS.agreed),
  })
  const refuse = useCommand('quality.refuse_explanation', {
    invalidates: BOTH,
    onDone: () => {
      say(CHECKS.refused)
      void draft.clear()
    },
  })
  const problem = agree.error ?? refuse.error
  return (
    <Section title={CHECKS.wait_second}>
      <TextArea
        label={CHECKS.refuse_words}
        isOptional
        rows={2}
        maxLength={2000}
        value={draft.value.words}
        onChange={(event) => draft.change({ words: event.target.value })}
      />
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="l-row">
        <Button
          look="main"
          busyWord={agree.isPending && CHECKS.working}
          onClick={() => agree.mutate({ id })}
        >
          {CHECKS.agree}
        </Button>
        <Button
          look="stop"
          disabled={words === '' || refuse.isPending}
          onClick={() => refuse.mutate({ id, words })}
        >
          {CHECKS.refuse}
        </Button>
      </div>
    </Section>
  )
}
