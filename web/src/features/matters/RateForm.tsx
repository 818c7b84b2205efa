import { SOLVED_ANSWERS, type SolvedAnswer } from '@linli/contract/codes/matters'
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
import { SOLVED } from '../../words/zh-CN/outcome.ts'
import { TRACKED } from '../../words/zh-CN/resident.ts'

const SCORES = ['5', '4', '3', '2', '1'] as const

/** Two questions apart to the person who reported: is it solved, and how content are you. */
export function RateForm({ matter, token }: { matter: TrackedMatter; token?: string | undefined }) {
  const [solved, setSolved] = useState<SolvedAnswer>()
  const [score, setScore] = useState<(typeof SCORES)[number]>()
  const [words, setWords] = useState('')
  const rate = useCommand('matters.rate', { onDone: () => say(TRACKED.rated_done) })
  return (
    <Section title={TRACKED.rate_title}>
      <Paper>
        <p className="l-quiet">{TRACKED.rate_lead}</p>
        <Choice
          legend={TRACKED.ask_solved}
          options={SOLVED_ANSWERS.map((value) => ({ value, word: SOLVED[value] }))}
          value={solved}
          onChange={setSolved}
        />
        {solved && solved !== 'yes' && matter.can.includes('reopen') ? (
          <Notice tone="soon">{TRACKED.unsolved_hint}</Notice>
        ) : null}
        {solved ? (
          <Choice
            legend={TRACKED.ask_content}
            options={SCORES.map((value) => ({ value, word: TRACKED.scores[value] }))}
            value={score}
            onChange={setScore}
          />
        ) : null}
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
          disabled={!solved || !score}
          busyWord={rate.isPending && TRACKED.rating}
          onClick={() =>
            solved &&
            rate.mutate({
              id: matter.id,
              solved,
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
