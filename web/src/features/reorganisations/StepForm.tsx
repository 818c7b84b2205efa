import { POST_KINDS, UNIT_KINDS } from '@linli/contract/codes/org'
import { STEP_KINDS, type StepKind } from '@linli/contract/codes/reorganisations'
import type { PlanStep } from '@linli/contract/reorganisation-steps'
import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { AREA_LEVEL, POST_KIND, UNIT_KIND } from '../../words/zh-CN/org.ts'
import { PLANS, STEP, STEP_FORM } from '../../words/zh-CN/reorganisations.ts'
import { PersonSelect } from '../org/PersonSelect.tsx'
import {
  AreaField,
  AreasField,
  ChildrenField,
  PostsField,
  UnitField,
  UnitsField,
} from './StepPickers.tsx'
import {
  EMPTY_STEP,
  madeBy,
  STEP_FIELDS,
  type StepDraft,
  type StepFieldName,
  stepOf,
} from './step-draft.ts'

const LEVELS = ['street', 'community', 'grid'] as const
const POSTS = Object.keys(POST_KINDS).filter(isPostKind)

/** One more step of a plan: which kind, and what that kind asks. */
export function StepForm({
  steps,
  isBusy,
  onAdd,
}: {
  steps: readonly PlanStep[]
  isBusy: boolean
  onAdd: (step: PlanStep) => void
}) {
  const [kind, setKind] = useState<StepKind>('create_area')
  const [draft, setDraft] = useState(EMPTY_STEP)
  const [isAsked, setAsked] = useState(false)
  const change = (part: Partial<StepDraft>) => setDraft({ ...draft, ...part })
  const begin = (next: StepKind) => {
    setKind(next)
    setDraft(EMPTY_STEP)
    setAsked(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const step = stepOf(kind, draft)
    if (!step) return
    onAdd(step)
    begin(kind)
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit} noValidate aria-label={PLANS.add}>
      <Pick word={STEP_FORM.kind}>
        <Select
          aria-label={STEP_FORM.kind}
          value={kind}
          options={STEP_KINDS.map((value) => ({ value, label: STEP[value] }))}
          onChange={begin}
        />
      </Pick>
      {STEP_FIELDS[kind].map((name) => (
        <StepField
          key={`${kind} ${name}`}
          {...{ kind, name, draft, change, made: madeBy(steps) }}
        />
      ))}
      {isAsked && !stepOf(kind, draft) ? <Notice tone="over">{STEP_FORM.missing}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={isBusy && PLANS.saving}>
          {PLANS.add_step}
        </Button>
      </div>
    </form>
  )
}

interface FieldProps {
  kind: StepKind
  name: StepFieldName
  draft: StepDraft
  change: (part: Partial<StepDraft>) => void
  made: ReturnType<typeof madeBy>
}

function StepField({ kind, name, draft, change, made }: FieldProps) {
  const { areas, units } = made
  switch (name) {
    case 'area':
      return (
        <AreaField
          label={STEP_FORM.area}
          made={areas}
          value={draft.area}
          onChange={(area) => change({ area, children: [] })}
        />
      )
    case 'to':
      return (
        <AreaField
          label={toWord(kind)}
          made={areas}
          value={draft.to}
          onChange={(to) => change({ to })}
        />
      )
    case 'areas':
      return <AreasField value={draft.areas} onChange={(next) => change({ areas: next })} />
    case 'children':
      return draft.area ? (
        <ChildrenField
          area={draft.area}
          value={draft.children}
          onChange={(children) => change({ children })}
        />
      ) : null
    case 'unit':
      return (
        <UnitField
          label={kind === 'hand_over' ? STEP_FORM.from_unit : STEP_FORM.unit}
          made={[]}
          value={draft.unit}
          onChange={(unit) => change({ unit, posts: [] })}
        />
      )
    case 'to_unit':
      return (
        <UnitField
          label={toUnitWord(kind)}
          made={units}
          value={draft.to_unit}
          onChange={(to_unit) => change({ to_unit })}
        />
      )
    case 'units':
      return <UnitsField value={draft.units} onChange={(next) => change({ units: next })} />
    case 'posts':
      return draft.unit ? (
        <PostsField unit={draft.unit} value={draft.posts} onChange={(posts) => change({ posts })} />
      ) : null
    case 'person':
      return (
        <PersonSelect
          label={STEP_FORM.person}
          value={draft.person}
          onChange={(person) => change({ person })}
        />
      )
    default:
      return <PlainField {...{ kind, name, draft, change }} />
  }
}

function PlainField({ kind, name, draft, change }: Omit<FieldProps, 'made'>) {
  const isPart = kind === 'split_area'
  if (name === 'level')
    return (
      <Pick word={STEP_FORM.level}>
        <Select
          aria-label={STEP_FORM.level}
          value={draft.level}
          options={LEVELS.map((value) => ({ value, label: AREA_LEVEL[value] }))}
          onChange={(level: StepDraft['level']) => change({ level })}
        />
      </Pick>
    )
  if (name === 'unit_kind')
    return (
      <Pick word={STEP_FORM.unit_kind}>
        <Select
          aria-label={STEP_FORM.unit_kind}
          value={draft.unit_kind}
          options={UNIT_KINDS.map((value) => ({ value, label: UNIT_KIND[value] }))}
          onChange={(unit_kind: StepDraft['unit_kind']) => change({ unit_kind })}
        />
      </Pick>
    )
  if (name === 'post_kind')
    return (
      <Pick word={STEP_FORM.post}>
        <Select
          aria-label={STEP_FORM.post}
          value={draft.post_kind}
          options={POSTS.map((value) => ({ value, label: POST_KIND[value] }))}
          onChange={(post_kind: StepDraft['post_kind']) => change({ post_kind })}
        />
      </Pick>
    )
  if (name === 'name')
    return (
      <Field
        label={isPart ? STEP_FORM.part_name : STEP_FORM.name}
        maxLength={200}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
    )
  if (name === 'code')
    return (
      <Field
        label={isPart ? STEP_FORM.part_code : STEP_FORM.code}
        maxLength={24}
        value={draft.code}
        onChange={(event) => change({ code: event.target.value })}
      />
    )
  return (
    <Field
      label={STEP_FORM.phone}
      isOptional
      type="tel"
      maxLength={30}
      value={draft.phone}
      onChange={(event) => change({ phone: event.target.value })}
    />
  )
}

function toWord(kind: StepKind): string {
  if (kind === 'create_area') return STEP_FORM.parent
  if (kind === 'merge_areas') return STEP_FORM.into
  return kind === 'end_area' ? STEP_FORM.heir : STEP_FORM.to
}

function toUnitWord(kind: StepKind): string {
  if (kind === 'create_unit' || kind === 'move_units') return STEP_FORM.parent_unit
  if (kind === 'merge_units') return STEP_FORM.into_unit
  return kind === 'appoint' ? STEP_FORM.unit : STEP_FORM.to_unit
}

function isPostKind(kind: string): kind is StepDraft['post_kind'] {
  return kind in POST_KINDS
}
