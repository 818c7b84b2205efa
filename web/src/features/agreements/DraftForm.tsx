import type { Agreement, DraftContent } from '@linli/contract/agreement-shapes'
import { useState } from 'react'
import type { OutputOf } from '../../lib/api.ts'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { AGREEMENT, DRAFTING } from '../../words/zh-CN/agreement-page.ts'
import { CheckPane } from './CheckPane.tsx'
import { ClauseFields } from './ClauseFields.tsx'
import { emptyObligation, withTotal } from './draft-content.ts'
import { ObligationFields } from './ObligationFields.tsx'
import './agreements.css'

export type Library = OutputOf<'agreements.list_clauses'>

/** Drafts an agreement, with the checks beside; saving makes the next version, and another one saved meanwhile is not lost. */
export function DraftForm({
  disputeId,
  library,
  agreement,
  first,
}: {
  disputeId: string
  library: Library
  agreement: Agreement | null
  first: DraftContent
}) {
  const [content, setContent] = useState(first)
  const change = (more: Partial<DraftContent>) => setContent(withTotal({ ...content, ...more }))
  const text = (key: 'facts' | 'points' | 'responsibilities') => (
    <TextArea
      label={DRAFTING[key]}
      rows={3}
      value={content[key]}
      onChange={(event) => change({ [key]: event.target.value })}
    />
  )
  const { parties } = library
  const add = (kind: 'payment' | 'act') =>
    change({ obligations: [...content.obligations, emptyObligation(parties, kind)] })
  return (
    <div className="a-draft">
      <div className="l-stack">
        {text('facts')}
        {text('points')}
        {text('responsibilities')}
        <ClauseFields
          library={library}
          value={content.clauses}
          onChange={(clauses) => change({ clauses })}
        />
        <Section title={DRAFTING.obligations}>
          {content.obligations.map((one, index) => (
            <ObligationFields
              key={index}
              parties={parties}
              value={one}
              onChange={(next) =>
                change({
                  obligations: content.obligations.map((it, at) => (at === index ? next : it)),
                })
              }
              onRemove={() =>
                change({ obligations: content.obligations.filter((_, at) => at !== index) })
              }
            />
          ))}
          <div className="l-row">
            <Button onClick={() => add('payment')}>{DRAFTING.add_payment}</Button>
            <Button onClick={() => add('act')}>{DRAFTING.add_act}</Button>
          </div>
        </Section>
        <Saving disputeId={disputeId} agreement={agreement} content={content} />
      </div>
      <CheckPane disputeId={disputeId} content={content} />
    </div>
  )
}

const CHANGED = ['agreements.', 'mediation.']

function Saving({
  disputeId,
  agreement,
  content,
}: {
  disputeId: string
  agreement: Agreement | null
  content: DraftContent
}) {
  const draft = useCommand('agreements.draft', { invalidates: CHANGED })
  const save = useCommand('agreements.save', { invalidates: CHANGED })
  const start = useCommand('agreements.start_signing', { invalidates: CHANGED })
  const store = async () => {
    const saved = agreement
      ? await save.mutateAsync({ id: agreement.id, version: agreement.version, content })
      : await draft.mutateAsync({ dispute_id: disputeId, content })
    say(fill(DRAFTING.saved, { version: saved.version }))
    return saved
  }
  const open = async () => {
    const isSame = JSON.stringify(agreement?.content) === JSON.stringify(content)
    const { id, version } = agreement && isSame ? agreement : await store()
    await start.mutateAsync({ id, version })
    say(DRAFTING.started)
  }
  const error = draft.error ?? save.error ?? start.error
  const isBusy = draft.isPending || save.isPending || start.isPending
  return (
    <>
      {error ? <Notice tone="over">{reasonText(error)}</Notice> : null}
      <div className="l-row">
        <Button
          busyWord={isBusy && AGREEMENT.working}
          onClick={() => void store().catch(() => undefined)}
        >
          {DRAFTING.save}
        </Button>
        <Button
          look="main"
          busyWord={isBusy && AGREEMENT.working}
          onClick={() => void open().catch(() => undefined)}
        >
          {DRAFTING.start}
        </Button>
      </div>
    </>
  )
}
