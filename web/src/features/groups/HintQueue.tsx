import type { HintDecision } from '@linli/contract/codes/groups'
import type { Hint } from '@linli/contract/group-hints'
import { type ReactNode, useState } from 'react'
import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand } from '../../lib/queries.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Paper } from '../../ui/Page.tsx'
import { Badge, Empty, Notice, Skeleton, type Tone } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { HINT_DECISION, HINT_KIND, HINTS } from '../../words/zh-CN/group-registry.ts'
import { RaiseMatter } from './RaiseMatter.tsx'
import './registry.css'

/** Messages that a person should look at, or has looked at: each with the two around it, and nothing happens by itself. */
export function HintQueue({
  isDecided,
  talkLink,
}: {
  isDecided: boolean
  /** The way into the group for whoever is in it. */
  talkLink: (groupId: string, words: string) => ReactNode
}) {
  const input = { is_decided: isDecided }
  const list = usePages(['groups.list_hints', input], (cursor, signal) =>
    call('groups.list_hints', { ...input, ...cursor }, { signal }),
  )
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={8} />
  if (list.items.length === 0)
    return (
      <Empty title={isDecided ? HINTS.empty_decided : HINTS.empty}>
        {isDecided ? null : <p>{HINTS.empty_hint}</p>}
      </Empty>
    )
  return (
    <>
      <ul className="g-hints">
        {list.items.map((hint) => (
          <li key={hint.id}>
            <HintCard hint={hint} talkLink={talkLink} />
          </li>
        ))}
      </ul>
      {list.hasMore ? <Button onClick={list.more}>{DESK.more}</Button> : null}
    </>
  )
}

function HintCard({
  hint,
  talkLink,
}: {
  hint: Hint
  talkLink: (groupId: string, words: string) => ReactNode
}) {
  return (
    <Paper>
      <div className="g-hint-head">
        <Badge tone={TONE[hint.kind]}>{HINT_KIND[hint.kind]}</Badge>
        <strong>{fill(HINTS.word, { word: hint.word })}</strong>
        <span className="l-quiet l-small">
          {hint.community.name} {hint.group.name} · <Moment at={hint.found_at} />
        </span>
      </div>
      <ul className="g-hint-lines">
        {hint.lines.map(({ id, text, author_name, is_hinted }) => (
          <li key={id} data-hinted={is_hinted}>
            {author_name || HINTS.someone}：{text ?? HINTS.withheld}
          </li>
        ))}
      </ul>
      {hint.decision ? (
        <p className="l-quiet">
          {fill(HINTS.decided_by, {
            name: hint.decided_by?.name ?? '',
            decision: HINT_DECISION[hint.decision],
          })}
          {hint.matter ? ` ${hint.matter.number}` : ''}
          {hint.note ? `：${hint.note}` : ''}
        </p>
      ) : (
        <Decide hint={hint} talkLink={talkLink} />
      )}
    </Paper>
  )
}

function Decide({
  hint,
  talkLink,
}: {
  hint: Hint
  talkLink: (groupId: string, words: string) => ReactNode
}) {
  const [open, setOpen] = useState<'raise' | 'called'>()
  const [note, setNote] = useState('')
  const decide = useCommand('groups.decide_hint', {
    onDone: (_, { decision }) => say(fill(HINTS.done, { decision: HINT_DECISION[decision] })),
  })
  const as = (decision: HintDecision, more: { note?: string; matter_id?: string } = {}) =>
    decide.mutate({ id: hint.id, decision, ...more })
  const said = hint.lines.filter(({ is_hinted }) => is_hinted)
  return (
    <div className="l-stack">
      {decide.error ? <Notice tone="over">{reasonText(decide.error)}</Notice> : null}
      <div className="l-row">
        {hint.is_member ? (
          <Button look="main" onClick={() => setOpen('raise')}>
            {HINTS.raise}
          </Button>
        ) : null}
        <Button onClick={() => setOpen('called')}>{HINTS.called}</Button>
        <Button look="quiet" onClick={() => as('nothing')}>
          {HINTS.nothing}
        </Button>
        {hint.is_member ? talkLink(hint.group.id, HINTS.to_talk) : null}
      </div>
      {open === 'called' ? (
        <form
          className="l-stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (note.trim()) as('called', { note: note.trim() })
          }}
        >
          <TextArea
            label={HINTS.note}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <div>
            <Button look="main" type="submit" busyWord={decide.isPending && HINTS.saving}>
              {HINTS.save}
            </Button>
          </div>
        </form>
      ) : null}
      {open === 'raise' ? (
        <RaiseMatter
          groupId={hint.group.id}
          messages={said.map(({ id, text }) => ({ id, text, author: null, files: [] }))}
          onClose={() => setOpen(undefined)}
          onRaised={({ matter_id }) => as('raised', { matter_id })}
        />
      ) : null}
    </div>
  )
}

const TONE: Record<Hint['kind'], Tone> = {
  self_harm: 'over',
  violence: 'over',
  danger: 'over',
  mass: 'soon',
  fraud: 'soon',
  repair: 'todo',
}
