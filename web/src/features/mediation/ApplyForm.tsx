import { DISPUTE_TYPES } from '@linli/contract/codes/dispute-types'
import { type DisputeSource, TRANSFERS } from '@linli/contract/codes/mediation'
import { useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips, Choice } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { DISPUTE_GROUP, DISPUTE_TYPE } from '../../words/zh-CN/dispute-types.ts'
import { SOURCE } from '../../words/zh-CN/mediation.ts'
import { APPLY } from '../../words/zh-CN/mediation-page.ts'
import { type Draft, EMPTY, inputOf, missingOf } from './apply-draft.ts'
import './mediation.css'

/** Who fills it in: a resident for themself or another, or staff who write down what they hear. */
export function ApplyForm({
  sources,
  myName = '',
  matterId,
  onDone,
}: {
  /** `self` alone on a resident's phone. */
  sources: readonly DisputeSource[]
  myName?: string
  matterId?: string | undefined
  onDone: (id: string) => void
}) {
  const isResident = sources[0] === 'self'
  const [draft, setDraft] = useState<Draft>({
    ...EMPTY,
    source: sources[0] ?? 'oral',
    my_name: myName,
  })
  const [isAsked, setAsked] = useState(false)
  const apply = useCommand('mediation.apply', { onDone: ({ id }) => onDone(id) })
  const missing = missingOf(draft, isResident)
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more })
  return (
    <form
      className="l-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        const input = inputOf(draft, isResident, matterId)
        if (missing.length === 0 && input) apply.mutate(input)
      }}
    >
      <Notice>{APPLY.free}</Notice>
      {isResident ? (
        <WhoseFields draft={draft} set={set} />
      ) : (
        <SourceFields {...{ sources, draft, set }} />
      )}
      <MatterFields draft={draft} set={set} />
      <PartyFields draft={draft} set={set} isResident={isResident} />
      <CommitteeField draft={draft} set={set} />
      {isAsked && missing.length > 0 ? (
        <Notice tone="over">{fill(APPLY.missing, { what: missing.join('、') })}</Notice>
      ) : null}
      {apply.error ? <Notice tone="over">{reasonText(apply.error)}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={apply.isPending && APPLY.sending}>
        {isResident ? APPLY.send : APPLY.save}
      </Button>
    </form>
  )
}

interface Part {
  draft: Draft
  set: (more: Partial<Draft>) => void
}

function WhoseFields({ draft, set }: Part) {
  return (
    <Section title={APPLY.whose}>
      <Choice
        legend={APPLY.whose}
        isLegendHidden
        options={[
          { value: 'me', word: APPLY.for_me },
          { value: 'other', word: APPLY.for_other },
        ]}
        value={draft.is_other ? 'other' : 'me'}
        onChange={(value) => set({ is_other: value === 'other' })}
      />
      {draft.is_other ? (
        <Field
          label={APPLY.proxy}
          hint={APPLY.proxy_hint}
          value={draft.proxy}
          maxLength={200}
          onChange={(event) => set({ proxy: event.target.value })}
        />
      ) : null}
    </Section>
  )
}

function SourceFields({ sources, draft, set }: Part & { sources: readonly DisputeSource[] }) {
  const isTransfer = TRANSFERS.some((source) => source === draft.source)
  return (
    <Section title={APPLY.source}>
      <Chips
        label={APPLY.source}
        options={sources.map((value) => ({ value, word: SOURCE[value] }))}
        value={draft.source}
        onChange={(source) => set({ source: source ?? draft.source })}
      />
      {isTransfer ? (
        <>
          <Field
            label={APPLY.origin}
            value={draft.origin}
            maxLength={100}
            onChange={(event) => set({ origin: event.target.value })}
          />
          <Field
            label={APPLY.origin_reference}
            isOptional
            value={draft.reference}
            maxLength={100}
            onChange={(event) => set({ reference: event.target.value })}
          />
        </>
      ) : null}
    </Section>
  )
}

function MatterFields({ draft, set }: Part) {
  const types = DISPUTE_TYPES.filter((type) => type.startsWith(`${draft.group}.`))
  return (
    <Section title={APPLY.short}>
      <Chips
        label={APPLY.group}
        options={Object.entries(DISPUTE_GROUP).map(([value, word]) => ({ value, word }))}
        value={draft.group}
        onChange={(group) => set({ group: group ?? draft.group, type: undefined })}
      />
      <Chips
        label={APPLY.type}
        options={types.map((value) => ({ value, word: DISPUTE_TYPE[value] }))}
        value={draft.type}
        onChange={(type) => set({ type })}
      />
      <Field
        label={APPLY.short}
        hint={APPLY.short_hint}
        value={draft.title}
        maxLength={60}
        onChange={(event) => set({ title: event.target.value })}
      />
      <TextArea
        label={APPLY.account}
        hint={APPLY.account_hint}
        value={draft.account}
        maxLength={2000}
        onChange={(event) => set({ account: event.target.value })}
      />
      <TextArea
        label={APPLY.claims}
        isOptional
        value={draft.claims}
        maxLength={2000}
        onChange={(event) => set({ claims: event.target.value })}
      />
      <Field
        label={APPLY.amount}
        isOptional
        inputMode="decimal"
        value={draft.amount}
        maxLength={12}
        onChange={(event) => set({ amount: event.target.value })}
      />
    </Section>
  )
}

function PartyFields({ draft, set, isResident }: Part & { isResident: boolean }) {
  return (
    <Section title={APPLY.other}>
      <Field
        label={`${APPLY.me}${APPLY.my_name}`}
        value={draft.my_name}
        maxLength={50}
        onChange={(event) => set({ my_name: event.target.value })}
      />
      {isResident && !draft.is_other ? null : (
        <Field
          label={`${APPLY.me}${APPLY.phone}`}
          type="tel"
          isOptional
          value={draft.my_phone}
          onChange={(event) => set({ my_phone: event.target.value })}
        />
      )}
      <Field
        label={APPLY.other_name}
        value={draft.other_name}
        maxLength={50}
        onChange={(event) => set({ other_name: event.target.value })}
      />
      <Field
        label={APPLY.other_phone}
        type="tel"
        isOptional
        value={draft.other_phone}
        onChange={(event) => set({ other_phone: event.target.value })}
      />
      <label className="l-choice-row">
        <input
          type="checkbox"
          checked={draft.is_firm}
          onChange={(event) => set({ is_firm: event.target.checked })}
        />
        <span>{APPLY.is_firm}</span>
      </label>
    </Section>
  )
}

function CommitteeField({ draft, set }: Part) {
  const [text, setText] = useState('')
  const input = { limit: 100, ...(text.trim() ? { text: text.trim() } : {}) }
  const list = useQuery('mediators.list_committees', input, {
    staleMs: 600_000,
    keepsPrevious: true,
  })
  return (
    <Section title={APPLY.committee}>
      <Field
        label={APPLY.committee_text}
        isOptional
        value={text}
        maxLength={50}
        onChange={(event) => setText(event.target.value)}
      />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      <label className="l-field">
        <span className="l-field-label">{APPLY.committee}</span>
        <select
          className="l-input m-select"
          value={draft.committee_id}
          onChange={(event) => set({ committee_id: event.target.value })}
        >
          <option value="">—</option>
          {list.data?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </Section>
  )
}
