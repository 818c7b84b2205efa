import type { Dispute } from '@linli/contract/mediation-shapes'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { ACT, GROUND } from '../../words/zh-CN/mediation.ts'
import { ASK, DISPUTE } from '../../words/zh-CN/mediation-page.ts'

/** A recusal that waits for the committee, with its reason to be written. */
export function DecideRecusal({ dispute }: { dispute: Dispute }) {
  const [words, setWords] = useState('')
  const decide = useCommand('mediation.decide_recusal', { onDone: () => setWords('') })
  const asked = dispute.recusals.find(({ state }) => state === 'asked')
  if (!asked || !dispute.can.includes('decide_recusal')) return null
  const press = (is_sustained: boolean) => {
    if (words.trim())
      decide.mutate({ id: dispute.id, recusal_id: asked.id, is_sustained, words: words.trim() })
  }
  return (
    <Section title={ACT.decide_recusal}>
      <p>
        {asked.person.name}：{GROUND[asked.ground]}。{asked.words}
      </p>
      <TextArea
        label={ASK.reason}
        value={words}
        maxLength={2000}
        onChange={(event) => setWords(event.target.value)}
      />
      {decide.error ? <Notice tone="over">{reasonText(decide.error)}</Notice> : null}
      <div className="l-row">
        <Button
          look="stop"
          busyWord={decide.isPending && DISPUTE.working}
          onClick={() => press(true)}
        >
          {ASK.yes_recuse}
        </Button>
        <Button busyWord={decide.isPending && DISPUTE.working} onClick={() => press(false)}>
          {ASK.no_recuse}
        </Button>
      </div>
    </Section>
  )
}
