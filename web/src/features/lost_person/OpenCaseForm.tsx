import { LOST_KINDS, type LostKind, SEXES, type Sex } from '@linli/contract/codes/lost_person'
import type { LostCase } from '@linli/contract/lost-shapes'
import { useState } from 'react'
import type { InputOf } from '../../lib/api.ts'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { serverNow } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips, Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { KIND, LOST, SEX } from '../../words/zh-CN/lost_person.ts'
import { PhotoField } from '../documents/PhotoField.tsx'
import { type DraftFile, useUploads } from '../documents/useUploads.ts'
import { PlaceField } from '../org/PlaceField.tsx'
import { NO_PLACE, type Place } from '../org/place.ts'
import { AlikeWhileWriting } from './AlikeWhileWriting.tsx'

interface Draft {
  kind: LostKind | undefined
  files: DraftFile[]
  place: Place
  sex: Sex
  age_from: string
  age_to: string
  clothing: string
  features: string
  needs_care: string
  name: string
}
const EMPTY: Draft = {
  kind: undefined,
  files: [],
  place: NO_PLACE,
  sex: 'unknown',
  age_from: '',
  age_to: '',
  clothing: '',
  features: '',
  needs_care: '',
  name: '',
}

/** Photo, where, what kind of person, and on to the police: as little as a tired person must write at ten at night. */
export function OpenCaseForm({ onOpened }: { onOpened: (made: LostCase) => void }) {
  const draft = useDraft<Draft>('lost_person', EMPTY)
  const { value, change } = draft
  const uploads = useUploads(value.files, (files) => change({ files }), draft.isReady)
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const open = useCommand('lost_person.open')
  const isPlaced = value.place.position !== null || value.place.area !== null
  const save = async () => {
    setAsked(true)
    setProblem(undefined)
    if (!value.kind || !isPlaced) return
    try {
      const photo_ids = await uploads.finish()
      const made = await open.mutateAsync(inputOf(value, value.kind, photo_ids))
      await draft.clear()
      say(LOST.saved)
      onOpened(made)
    } catch (error) {
      setProblem(error)
    }
  }
  if (!draft.isReady) return null
  return (
    <div className="l-stack">
      <Choice<LostKind>
        legend={LOST.kind}
        options={[...LOST_KINDS].reverse().map((kind) => ({
          value: kind,
          word: KIND[kind],
          hint: kind === 'missing' ? LOST.kind_missing_hint : LOST.kind_found_hint,
        }))}
        value={value.kind}
        onChange={(kind) => change({ kind })}
      />
      {isAsked && !value.kind ? <p className="l-field-error">{LOST.wants}</p> : null}
      <Section title={LOST.photos}>
        <p className="l-quiet l-small">{LOST.photos_hint}</p>
        <PhotoField
          files={value.files}
          onChange={(files) => change({ files })}
          words={uploads.words}
          limit={6}
        />
      </Section>
      <Section title={LOST.where}>
        <PlaceField place={value.place} onChange={(place) => change({ place })} />
        {isAsked && !isPlaced ? <p className="l-field-error">{LOST.where_missing}</p> : null}
      </Section>
      <Looks value={value} change={change} />
      {value.kind ? <AlikeWhileWriting draft={draftOf(value, value.kind)} /> : null}
      <Notice>{LOST.privacy}</Notice>
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <Button
        look="main"
        isWide
        busyWord={open.isPending && LOST.working}
        onClick={() => void save()}
      >
        {LOST.save}
      </Button>
    </div>
  )
}

function Looks({ value, change }: { value: Draft; change: (next: Partial<Draft>) => void }) {
  const line = (name: 'clothing' | 'features' | 'needs_care', max: number) => (
    <Field
      label={LOST[name]}
      placeholder={LOST[`${name}_hint`]}
      isOptional
      maxLength={max}
      value={value[name]}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  )
  const age = (name: 'age_from' | 'age_to') => (
    <Field
      label={LOST[name]}
      inputMode="numeric"
      isOptional
      maxLength={3}
      hint={name === 'age_from' ? LOST.age_hint : undefined}
      value={value[name]}
      onChange={(event) => change({ [name]: event.target.value.replace(/\D/g, '') })}
    />
  )
  return (
    <Section title={LOST.who}>
      <Chips<Sex>
        label={LOST.sex}
        isLabelShown
        options={SEXES.map((sex) => ({ value: sex, word: SEX[sex] }))}
        value={value.sex}
        onChange={(sex) => change({ sex: sex ?? 'unknown' })}
      />
      {age('age_from')}
      {age('age_to')}
      {line('clothing', 200)}
      {line('features', 200)}
      {line('needs_care', 60)}
      {value.kind === 'missing' ? (
        <Field
          label={LOST.name}
          isOptional
          maxLength={50}
          value={value.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      ) : null}
    </Section>
  )
}

// Written now; a minute more or less makes nobody more alike, and a draft that stays the same is not asked about again.
function draftOf(value: Draft, kind: LostKind): InputOf<'lost_person.suggest_for'> {
  const { sex, age_from, age_to, clothing, features, happened_at, position } = inputOf(
    value,
    kind,
    [],
  )
  return {
    kind,
    sex,
    happened_at: `${happened_at.slice(0, 13)}:00:00.000Z`,
    ...(age_from === undefined ? {} : { age_from }),
    ...(age_to === undefined ? {} : { age_to }),
    ...(clothing ? { clothing } : {}),
    ...(features ? { features } : {}),
    ...(position ? { position } : {}),
  }
}

function inputOf(value: Draft, kind: LostKind, photo_ids: string[]): InputOf<'lost_person.open'> {
  const { place } = value
  const text = (name: 'clothing' | 'features' | 'needs_care' | 'name') =>
    value[name].trim() ? { [name]: value[name].trim() } : {}
  const age = (name: 'age_from' | 'age_to') =>
    value[name] ? { [name]: Math.min(120, Number(value[name])) } : {}
  return {
    kind,
    sex: value.sex,
    ...age('age_from'),
    ...age('age_to'),
    ...text('clothing'),
    ...text('features'),
    ...text('needs_care'),
    ...(kind === 'missing' ? text('name') : {}),
    photo_ids,
    happened_at: new Date(serverNow()).toISOString(),
    ...(place.position ? { position: place.position } : {}),
    ...(place.area ? { area_id: place.area.id } : {}),
    ...(place.address.trim() ? { place_words: place.address.trim() } : {}),
  }
}
