import {
  COMMITTEE_KINDS,
  type CommitteeKind,
  NUMBER_BRACKETS,
  type NumberBrackets,
} from '@linli/contract/codes/mediators'
import type { Committee } from '@linli/contract/mediators'
import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { COMMITTEE, COMMITTEE_FORM } from '../../words/zh-CN/forces.ts'
import { COMMITTEE_KIND, NUMBER_BRACKET } from '../../words/zh-CN/mediators.ts'
import { type CommitteeDraft, draftOf, inputOf, previewOf, problemsOf } from './committee-draft.ts'

interface Part {
  draft: CommitteeDraft
  change: (part: Partial<CommitteeDraft>) => void
  problems: Partial<Record<keyof CommitteeDraft, string>>
}

/** What the law asks of a committee, entered or corrected. */
export function CommitteeForm({
  committee,
  onClose,
}: {
  committee: Committee
  onClose: () => void
}) {
  const [draft, setDraft] = useState(() => draftOf(committee))
  const [isAsked, setAsked] = useState(false)
  const set = useCommand('mediators.set_committee', {
    onDone: () => {
      say(fill(COMMITTEE.set_saved, { name: committee.name }))
      onClose()
    },
  })
  const part: Part = {
    draft,
    change: (more) => setDraft({ ...draft, ...more }),
    problems: isAsked ? problemsOf(draft) : {},
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const input = inputOf(committee.id, draft)
    if (input) set.mutate(input)
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit} noValidate>
      <KindPick {...part} />
      <NumberFields {...part} />
      <TermFields {...part} />
      <SealFields {...part} />
      {set.error ? <Notice tone="over">{reasonText(set.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={set.isPending && DESK.saving}>
          {COMMITTEE_FORM.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}

function KindPick({ draft, change, problems }: Part) {
  return (
    <Pick word={COMMITTEE_FORM.kind} error={problems.kind}>
      <Select
        aria-label={COMMITTEE_FORM.kind}
        value={draft.kind}
        options={COMMITTEE_KINDS.map((value) => ({ value, label: COMMITTEE_KIND[value] }))}
        onChange={(kind: CommitteeKind) => change({ kind })}
      />
    </Pick>
  )
}

function NumberFields({ draft, change, problems }: Part) {
  const preview = previewOf(draft, Number(today().slice(0, 4)))
  const brackets = Object.keys(NUMBER_BRACKETS).filter(isBrackets)
  return (
    <>
      <div className="d-half">
        <Field
          label={COMMITTEE_FORM.short_name}
          hint={COMMITTEE_FORM.short_hint}
          error={problems.short_name}
          maxLength={20}
          value={draft.short_name}
          onChange={(event) => change({ short_name: event.target.value })}
        />
        <Field
          label={COMMITTEE_FORM.series}
          error={problems.series}
          maxLength={20}
          value={draft.series}
          onChange={(event) => change({ series: event.target.value })}
        />
      </div>
      <div className="d-half">
        <Pick word={COMMITTEE_FORM.brackets}>
          <Select
            aria-label={COMMITTEE_FORM.brackets}
            value={draft.brackets}
            options={brackets.map((value) => ({ value, label: NUMBER_BRACKET[value] }))}
            onChange={(next: NumberBrackets) => change({ brackets: next })}
          />
        </Pick>
        <Field
          label={COMMITTEE_FORM.width}
          error={problems.width}
          inputMode="numeric"
          value={draft.width}
          onChange={(event) => change({ width: event.target.value.trim() })}
        />
      </div>
      {preview ? (
        <p className="m-sample" aria-live="polite">
          {COMMITTEE_FORM.preview} <strong>{preview}</strong>
        </p>
      ) : null}
    </>
  )
}

function isBrackets(text: string): text is NumberBrackets {
  return text in NUMBER_BRACKETS
}

function TermFields({ draft, change }: Part) {
  return (
    <>
      <Field
        label={COMMITTEE_FORM.established}
        isOptional
        type="date"
        value={draft.established_on}
        onChange={(event) => change({ established_on: event.target.value })}
      />
      <div className="d-half">
        <Field
          label={COMMITTEE_FORM.elected}
          isOptional
          type="date"
          value={draft.elected_on}
          onChange={(event) => change({ elected_on: event.target.value })}
        />
        <Field
          label={COMMITTEE_FORM.term_ends}
          hint={COMMITTEE_FORM.term_hint}
          isOptional
          type="date"
          value={draft.term_ends_on}
          onChange={(event) => change({ term_ends_on: event.target.value })}
        />
      </div>
    </>
  )
}

function SealFields({ draft, change, problems }: Part) {
  return (
    <div className="d-half">
      <Field
        label={COMMITTEE_FORM.seal_since}
        hint={COMMITTEE_FORM.seal_hint}
        isOptional
        type="date"
        value={draft.seal_since}
        onChange={(event) => change({ seal_since: event.target.value })}
      />
      <Field
        label={COMMITTEE_FORM.seal_keeper}
        error={problems.seal_keeper}
        isOptional
        maxLength={50}
        value={draft.seal_keeper}
        onChange={(event) => change({ seal_keeper: event.target.value })}
      />
    </div>
  )
}
