import { DESKS, type Desk, URGENCIES, type Urgency } from '@linli/contract/codes/matters'
import type { MatterLine } from '@linli/contract/matters'
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { INTAKE, INTAKE_SOURCE } from '../../words/zh-CN/intake.ts'
import { DESK_NAME, URGENCY } from '../../words/zh-CN/matters.ts'
import { ROUTES_PAGE } from '../../words/zh-CN/routes.ts'
import { CategorySuggest } from '../catalogue/CategorySuggest.tsx'
import { PhotoField } from '../documents/PhotoField.tsx'
import { DeskPlaceField } from '../org/DeskPlaceField.tsx'
import {
  AT_A_DESK,
  type IntakeDraft,
  type IntakeSource,
  NUMBERED,
  SOURCES,
} from './intake-draft.ts'
import { PhoneLookUp } from './PhoneLookUp.tsx'
import { RouteFields } from './RouteFields.tsx'
import { asksRoute, EMPTY_ROUTE } from './route-draft.ts'

export interface IntakeProps {
  draft: IntakeDraft
  change: (change: Partial<IntakeDraft>) => void
}

/** Who calls: how they came, their phone first, and what they reported before. */
export function CallerFields({
  draft,
  change,
  link,
}: IntakeProps & { link: (matter: MatterLine, words: ReactNode) => ReactNode }) {
  return (
    <Section title={INTAKE.caller}>
      <Pick word={INTAKE.source}>
        <Chips<IntakeSource>
          label={INTAKE.source}
          options={SOURCES.map((value) => ({ value, word: INTAKE_SOURCE[value] }))}
          value={draft.source}
          onChange={(source) => source && change({ source })}
        />
      </Pick>
      {AT_A_DESK.includes(draft.source) ? (
        <Pick word={INTAKE.desk}>
          <Chips<Desk>
            label={INTAKE.desk}
            options={DESKS.map((value) => ({ value, word: DESK_NAME[value] }))}
            value={draft.desk ?? undefined}
            onChange={(desk) => change({ desk: desk ?? null })}
          />
        </Pick>
      ) : null}
      {NUMBERED.includes(draft.source) ? (
        <Field
          label={INTAKE.external_ref}
          hint={INTAKE.external_ref_hint}
          isOptional
          maxLength={60}
          value={draft.external_ref}
          onChange={(event) => change({ external_ref: event.target.value })}
        />
      ) : null}
      <PhoneLookUp
        phone={draft.phone}
        onPhone={(phone) => change({ phone })}
        link={link}
        onFound={({ reporter_name }) => {
          if (reporter_name && !draft.name.trim()) change({ name: reporter_name })
        }}
      />
      <Field
        label={INTAKE.name}
        isOptional
        maxLength={50}
        autoComplete="off"
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
    </Section>
  )
}

/** What, of what kind, where and how urgent. */
export function MatterFields({
  draft,
  change,
  isAsked,
  words,
  hint,
}: IntakeProps & {
  isAsked: boolean
  /** What the words make worth asking, said beside them. */
  hint: ReactNode
  words: Record<string, { part: number; problem?: string }>
}) {
  return (
    <>
      <Section title={INTAKE.what}>
        <TextArea
          label={INTAKE.words}
          placeholder={INTAKE.words_hint}
          error={isAsked && !draft.description.trim() ? INTAKE.words_missing : undefined}
          rows={4}
          maxLength={2000}
          value={draft.description}
          onChange={(event) => change({ description: event.target.value })}
        />
        {hint}
      </Section>
      <Section title={INTAKE.category}>
        <CategorySuggest
          text={draft.description}
          value={draft.category}
          error={isAsked && !draft.category ? INTAKE.category_missing : undefined}
          onChange={(category) => change({ category })}
        />
      </Section>
      <Section title={INTAKE.where}>
        <DeskPlaceField place={draft.place} onChange={(place) => change({ place })} />
      </Section>
      <Section title={INTAKE.how}>
        <div className="l-row">
          <Chips<Urgency>
            label={INTAKE.urgency}
            options={URGENCIES.map((value) => ({ value, word: URGENCY[value] }))}
            value={draft.urgency ?? undefined}
            onChange={(urgency) => change({ urgency: urgency ?? null })}
          />
          {draft.urgency ? null : <span className="l-quiet l-small">{INTAKE.by_category}</span>}
        </div>
        <label className="d-check">
          <input
            type="checkbox"
            checked={draft.is_secret}
            onChange={(event) => change({ is_secret: event.target.checked })}
          />
          {INTAKE.secret}
        </label>
        <Pick word={INTAKE.photos} isOptional>
          <PhotoField files={draft.files} words={words} onChange={(files) => change({ files })} />
        </Pick>
      </Section>
      {asksRoute(draft.source, draft.category?.code) ? (
        <RouteStep draft={draft} change={change} isAsked={isAsked} />
      ) : null}
    </>
  )
}

/** The ways are told here, or later on the matter's page; either is one press. */
function RouteStep({ draft, change, isAsked }: IntakeProps & { isAsked: boolean }) {
  const [isOpen, setOpen] = useState(draft.route.chosen !== null)
  return (
    <Section
      title={ROUTES_PAGE.step}
      aside={
        <Button
          look="quiet"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen)
            if (isOpen) change({ route: EMPTY_ROUTE })
          }}
        >
          {isOpen ? ROUTES_PAGE.later : ROUTES_PAGE.begin}
        </Button>
      }
    >
      {isOpen ? (
        <RouteFields
          draft={draft.route}
          change={(next) => change({ route: { ...draft.route, ...next } })}
          isAsked={isAsked && draft.route.chosen !== null}
        />
      ) : (
        <p className="l-quiet">{ROUTES_PAGE.lead}</p>
      )}
    </Section>
  )
}
