import type { Complaint, Group } from '@linli/contract/group-shapes'
import { useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ABOUT } from '../../words/zh-CN/groups.ts'
import { lineOf, nameOf } from './author-word.ts'

/** Complaints that wait for a keeper: what was said, who complains of what, and the two ways to decide. */
export function Complaints({ group }: { group: Group }) {
  const found = useQuery('groups.list_complaints', { group_id: group.id, limit: 50 })
  return (
    <Section
      title={ABOUT.complaints}
      aside={
        group.complaints ? (
          <span className="l-small">{fill(ABOUT.complaints_n, { n: group.complaints })}</span>
        ) : null
      }
    >
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.data || found.error ? null : <Skeleton lines={2} />}
      {found.data?.items.length === 0 ? (
        <Empty title={ABOUT.no_complaints}>{ABOUT.no_complaints_hint}</Empty>
      ) : null}
      {found.data?.items.map((complaint) => (
        <One key={complaint.id} complaint={complaint} />
      ))}
    </Section>
  )
}

function One({ complaint }: { complaint: Complaint }) {
  const [reason, setReason] = useState('')
  const decide = useCommand('groups.decide_complaint', { onDone: () => say(ABOUT.decided) })
  const go = (decision: 'withheld' | 'nothing') =>
    decide.mutate({ id: complaint.id, decision, reason: reason.trim() })
  const { message, by } = complaint
  return (
    <div className="l-paper">
      <blockquote className="g-about">
        <span className="g-name">{nameOf(message.author)}</span> {lineOf(message)}
      </blockquote>
      <p>{fill(ABOUT.complaint_by, { name: by.name, reason: complaint.reason })}</p>
      <TextArea
        label={ABOUT.decide_reason}
        rows={2}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {decide.error ? <Notice tone="over">{reasonText(decide.error)}</Notice> : null}
      <div className="l-row">
        <Button
          look="stop"
          disabled={reason.trim() === '' || decide.isPending}
          onClick={() => go('withheld')}
        >
          {ABOUT.decide_withhold}
        </Button>
        <Button disabled={reason.trim() === '' || decide.isPending} onClick={() => go('nothing')}>
          {ABOUT.decide_nothing}
        </Button>
      </div>
    </div>
  )
}
