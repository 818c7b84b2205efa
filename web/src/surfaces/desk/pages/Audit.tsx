import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { AuditTable } from '../../../features/audit/AuditTable.tsx'
import { ChainView } from '../../../features/audit/ChainView.tsx'
import { call } from '../../../lib/client.ts'
import { usePages } from '../../../lib/usePages.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chips } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { AUDIT } from '../../../words/zh-CN/settings.ts'
import { DeskPage } from '../DeskPage.tsx'

const KINDS = ['command', 'disclosure', 'job'] as const

/** The record and the chain that seals it. */
export function Audit() {
  return (
    <DeskPage
      title={AUDIT.title}
      lead={AUDIT.lead}
      isWide
      acts={
        <>
          <Link to="/opened-rooms" className="l-button l-button-plain">
            {AUDIT.opened_rooms}
          </Link>
          <a className="l-button l-button-plain" href="/audit/export" title={AUDIT.export_hint}>
            {AUDIT.export}
          </a>
        </>
      }
    >
      <Section title={AUDIT.chain}>
        <ChainView />
      </Section>
      <Entries />
    </DeskPage>
  )
}

function Entries() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const kind = KINDS.find((one) => one === search.kind)
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const [operation, actor_id, subject_id] = [
    text(search.operation),
    text(search.actor),
    text(search.subject),
  ]
  const input = {
    limit: 50,
    ...(kind ? { kind } : {}),
    ...(operation ? { operation } : {}),
    ...(actor_id ? { actor_id } : {}),
    ...(subject_id ? { subject_id } : {}),
  }
  const list = usePages(
    ['audit.list', input],
    (cursor, signal) => call('audit.list', { ...input, ...cursor }, { signal }),
    { keepsPrevious: true },
  )
  const go = (change: Record<string, string | undefined>) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined)
    void navigate({ to: '/audit', search: Object.fromEntries(next), replace: true })
  }
  return (
    <Section title={AUDIT.entries}>
      <div className="d-tools">
        <Chips
          label={AUDIT.kind}
          options={KINDS.map((value) => ({ value, word: AUDIT[value] }))}
          value={kind}
          onChange={(next) => go({ kind: next })}
        />
        <Field
          label={AUDIT.filter_operation}
          value={operation ?? ''}
          onChange={(event) => go({ operation: event.target.value.trim() || undefined })}
        />
        {actor_id || subject_id ? (
          <Button onClick={() => go({ actor: undefined, subject: undefined })}>
            {AUDIT.clear}
          </Button>
        ) : null}
      </div>
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {!list.items && !list.error ? <Skeleton lines={8} /> : null}
      {list.items?.length === 0 ? <Empty title={AUDIT.empty}>{AUDIT.empty_hint}</Empty> : null}
      {list.items && list.items.length > 0 ? (
        <AuditTable
          items={list.items}
          onActor={(actor) => go({ actor })}
          onSubject={(subject) => go({ subject })}
        />
      ) : null}
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}
