import {
  DOER_KINDS,
  type DoerKind,
  EVIDENCE_KINDS,
  URGENCIES,
  type Urgency,
  VERIFIERS,
  type Verifier,
} from '@linli/contract/codes/matters'
import { fill } from '../../lib/words.ts'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { CATALOGUE_DESK, EDITION_FORM, MISSING } from '../../words/zh-CN/catalogue-desk.ts'
import { CLOCK, DOER, EVIDENCE, URGENCY, VERIFIER } from '../../words/zh-CN/matters.ts'
import { UnitSelect } from '../org/UnitSelect.tsx'
import { ClocksField } from './ClocksField.tsx'
import { type EditionDraft, type MissingPart, openCells } from './edition-draft.ts'

export interface EditionFieldsProps {
  draft: EditionDraft
  change: (change: Partial<EditionDraft>) => void
  /** What is missing for publishing, once that was asked for. */
  missing: readonly MissingPart[]
}

/** Every field of an edition; what is missing is said beside its own field. */
export function EditionFields({ draft, change, missing }: EditionFieldsProps) {
  const wrong = (part: MissingPart, text: string) => (missing.includes(part) ? text : undefined)
  return (
    <>
      <Field
        label={EDITION_FORM.name}
        hint={EDITION_FORM.name_hint}
        required
        maxLength={200}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <UnitSelect
        label={CATALOGUE_DESK.owner}
        value={draft.owner?.id}
        isClearable
        known={draft.owner ? [draft.owner] : []}
        error={wrong('no_owner', MISSING.no_owner)}
        onChange={(owner) => change({ owner })}
      />
      <Pick word={CATALOGUE_DESK.doer} error={wrong('no_doer', MISSING.no_doer)}>
        <Chips<DoerKind>
          label={CATALOGUE_DESK.doer}
          options={DOER_KINDS.map((value) => ({ value, word: DOER[value] }))}
          value={draft.doer_kind ?? undefined}
          onChange={(kind) => change({ doer_kind: kind ?? null })}
        />
      </Pick>
      {draft.doer_kind === 'unit' ? (
        <UnitSelect
          label={CATALOGUE_DESK.doer_unit}
          value={draft.doer?.id}
          isClearable
          known={draft.doer ? [draft.doer] : []}
          error={wrong('no_doer_unit', MISSING.no_doer_unit)}
          onChange={(doer) => change({ doer })}
        />
      ) : null}
      <TextArea
        label={CATALOGUE_DESK.standard}
        hint={EDITION_FORM.standard_hint}
        error={wrong('no_standard', MISSING.no_standard)}
        rows={3}
        maxLength={2000}
        value={draft.standard}
        onChange={(event) => change({ standard: event.target.value })}
      />
      <Field
        label={CATALOGUE_DESK.basis}
        hint={EDITION_FORM.basis_hint}
        isOptional
        maxLength={500}
        value={draft.basis}
        onChange={(event) => change({ basis: event.target.value })}
      />
      <Pick
        word={CATALOGUE_DESK.clocks}
        error={
          wrong('no_clocks', MISSING.no_clocks) ??
          wrong('clocks_half', fill(MISSING.clocks_half, { where: openWords(draft) }))
        }
      >
        <ClocksField
          clocks={draft.clocks}
          basis={draft.basis}
          onChange={(clocks) => change({ clocks })}
        />
      </Pick>
      <Rules draft={draft} change={change} />
    </>
  )
}

function Rules({ draft, change }: Omit<EditionFieldsProps, 'missing'>) {
  return (
    <>
      <Pick word={CATALOGUE_DESK.evidence}>
        <div className="d-checks">
          {EVIDENCE_KINDS.map((kind) => (
            <Check
              key={kind}
              word={EVIDENCE[kind]}
              isOn={draft.evidence.includes(kind)}
              onChange={(isOn) =>
                change({
                  evidence: EVIDENCE_KINDS.filter((one) =>
                    one === kind ? isOn : draft.evidence.includes(one),
                  ),
                })
              }
            />
          ))}
        </div>
      </Pick>
      <Pick word={CATALOGUE_DESK.verifier}>
        <Chips<Verifier>
          label={CATALOGUE_DESK.verifier}
          options={VERIFIERS.map((value) => ({ value, word: VERIFIER[value] }))}
          value={draft.verifier}
          onChange={(verifier) => verifier && change({ verifier })}
        />
      </Pick>
      <Pick word={CATALOGUE_DESK.urgency}>
        <Chips<Urgency>
          label={CATALOGUE_DESK.urgency}
          options={URGENCIES.map((value) => ({ value, word: URGENCY[value] }))}
          value={draft.default_urgency}
          onChange={(default_urgency) => default_urgency && change({ default_urgency })}
        />
      </Pick>
      <div className="d-checks">
        <Check
          word={CATALOGUE_DESK.self_close_word}
          isOn={draft.may_self_close}
          onChange={(may_self_close) => change({ may_self_close })}
        />
        <Check
          word={CATALOGUE_DESK.secret}
          isOn={draft.is_secret_by_default}
          onChange={(is_secret_by_default) => change({ is_secret_by_default })}
        />
      </div>
      <Field
        label={CATALOGUE_DESK.reopen_days_word}
        type="number"
        min={0}
        max={90}
        value={draft.reopen_days}
        onChange={(event) => change({ reopen_days: event.target.value })}
      />
      <TextArea
        label={CATALOGUE_DESK.keywords}
        hint={EDITION_FORM.keywords_hint}
        rows={2}
        value={draft.keywords}
        onChange={(event) => change({ keywords: event.target.value })}
      />
    </>
  )
}

function Check({
  word,
  isOn,
  onChange,
}: {
  word: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}) {
  return (
    <label className="d-check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {word}
    </label>
  )
}

function openWords({ clocks }: EditionDraft) {
  return openCells(clocks)
    .map(({ urgency, kind }) => `${URGENCY[urgency]}${CLOCK[kind]}`)
    .join('、')
}
