import type { Check } from '@linli/contract/quality'
import { Moment } from '../../lib/Moment.tsx'
import { fill } from '../../lib/words.ts'
import { Facts, Paper, Section } from '../../ui/Page.tsx'
import { Badge, type Tone } from '../../ui/States.tsx'
import { FINDING } from '../../words/zh-CN/outcome.ts'
import { ANSWER, CHECKS, WAY } from '../../words/zh-CN/quality.ts'
import { FileList } from '../documents/FileList.tsx'
import { OutcomePanel } from '../matters/OutcomePanel.tsx'

type Revealed = NonNullable<Check['revealed']>

/** How a finding weighs, in word, shape and colour. */
export const FOUND_TONE: Record<Revealed['found'], Tone> = {
  solved: 'done',
  partly: 'soon',
  not: 'over',
  cannot_tell: 'quiet',
}

/** What was found, beside what everybody else says; only after it was found. */
export function FoundCase({ revealed }: { revealed: Revealed }) {
  const { found, way, words, files, found_at, checking_unit, handled_by_unit, answer } = revealed
  return (
    <>
      <Paper>
        <p className="l-row">
          <Badge tone={FOUND_TONE[found]}>{FINDING[found]}</Badge>
          <span className="l-quiet">
            {WAY[way]} · {checking_unit} · <Moment at={found_at} />
          </span>
        </p>
        <p>{words}</p>
        <FileList files={files} alt={CHECKS.photos} />
      </Paper>
      <Section title={CHECKS.revealed}>
        <OutcomePanel
          matter={{ ...revealed, status: 'closed', planned_for: null, spot_found: found }}
        />
        <Paper>
          <Facts
            items={[
              [CHECKS.handled_by, handled_by_unit ?? CHECKS.on_the_spot_self],
              [
                CHECKS.answer,
                answer ? (
                  <>
                    <p>
                      {fill(CHECKS.answered_by, {
                        name: answer.by.name,
                        answer: ANSWER[answer.answer],
                      })}
                    </p>
                    <p className="d-said">{answer.words}</p>
                    {answer.answer === 'explained' ? (
                      <p className="l-quiet">
                        {answer.agreed_by
                          ? fill(CHECKS.agreed_by, { name: answer.agreed_by.name })
                          : CHECKS.wait_second}
                      </p>
                    ) : null}
                  </>
                ) : null,
              ],
            ]}
          />
        </Paper>
      </Section>
    </>
  )
}
