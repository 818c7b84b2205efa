import type { TrackedMatter } from '@linli/contract/matters'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { TRACKED } from '../../words/zh-CN/resident.ts'

const SCORES = ['5', '4', '3', '2', '1'] as const

/** One to five, in words, by the person who reported. */
export function RateForm({ matter, token }: { matter: TrackedMatter; token?: string | undefined }) {
  const [score, setScore] = useState<(typeof SCORES)[number]>()
  const [words, setWords] = useState('')
  const rate = useCommand('matters.rate', { onDone: () => say(TRACKED.rated_done) })
  return (
    <Section title={TRACKED.rate_title}>
      <Paper>
        <p className="l-quiet">{TRACKED.rate_lead}</p>
        <Choice
          legend={TRACKED.rate_title}
          isLegendHidden
          options={SCORES.map((value) => ({ value, word: TRACKED.scores[value] }))}
          value={score}
          onChange={setScore}
        />
        {score ? (
          <TextArea
            label={TRACKED.rate_words}
            isOptional
            rows={2}
            maxLength={1000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        ) : null}
        {rate.error ? <Notice tone="over">{reasonText(rate.error)}</Notice> : null}
        <Button
          look="main"
          isWide
          disabled={!score}
          busyWord={rate.isPending && TRACKED.rating}
          onClick={() =>
            rate.mutate({
              id: matter.id,
              rating: Number(score),
              ...(token ? { token } : {}),
              ...(words.trim() ? { words: words.trim() } : {}),
            })
          }
        >
          {TRACKED.rate_send}
        </Button>
      </Paper>
    </Section>
  )
}
