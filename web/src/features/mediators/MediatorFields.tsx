import {
  GENDERS,
  type Gender,
  MEDIATION_FIELDS,
  MEDIATOR_TIMES,
  type MediationField,
  type MediatorTime,
  SEATS,
  type Seat,
} from '@linli/contract/codes/mediators'
import type { Named } from '@linli/contract/fields'
import { Select } from 'antd'
import { TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { MEDIATOR_FORM } from '../../words/zh-CN/forces.ts'
import {
  GENDER,
  LANGUAGES_OFFERED,
  MEDIATION_FIELD,
  MEDIATOR,
  MEDIATOR_TIME,
  SEAT,
} from '../../words/zh-CN/mediators.ts'
import type { MediatorDraft } from './mediator-draft.ts'

interface Part {
  draft: MediatorDraft
  change: (part: Partial<MediatorDraft>) => void
}

/** What is entered of a mediator, for a first entry and for a correction. */
export function MediatorFields({ studios, ...part }: Part & { studios: readonly Named[] }) {
  const { draft, change } = part
  return (
    <>
      <OfficeFields {...part} studios={studios} />
      <KnowledgeFields {...part} />
      <PersonFields {...part} />
      <TextArea
        label={MEDIATOR_FORM.introduction}
        hint={MEDIATOR_FORM.introduction_hint}
        isOptional
        rows={3}
        maxLength={500}
        value={draft.introduction}
        onChange={(event) => change({ introduction: event.target.value })}
      />
    </>
  )
}

function OfficeFields({ draft, change, studios }: Part & { studios: readonly Named[] }) {
  return (
    <>
      <div className="d-half">
        <Pick word={MEDIATOR_FORM.seat}>
          <Select
            aria-label={MEDIATOR_FORM.seat}
            value={draft.seat}
            options={SEATS.map((value) => ({ value, label: SEAT[value] }))}
            onChange={(seat: Seat) => change({ seat })}
          />
        </Pick>
        <Pick word={MEDIATOR_FORM.time}>
          <Select
            aria-label={MEDIATOR_FORM.time}
            value={draft.time}
            options={MEDIATOR_TIMES.map((value) => ({ value, label: MEDIATOR_TIME[value] }))}
            onChange={(time: MediatorTime) => change({ time })}
          />
        </Pick>
      </div>
      <Pick word={MEDIATOR_FORM.studio} isOptional>
        <Select
          aria-label={MEDIATOR_FORM.studio}
          value={draft.studio_id}
          allowClear
          placeholder={MEDIATOR_FORM.no_studio}
          options={studios.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: string | null | undefined) => change({ studio_id: id ?? null })}
        />
      </Pick>
    </>
  )
}

function KnowledgeFields({ draft, change }: Part) {
  return (
    <>
      <Pick word={MEDIATOR_FORM.fields} isOptional>
        <Select
          aria-label={MEDIATOR_FORM.fields}
          mode="multiple"
          value={draft.fields}
          options={MEDIATION_FIELDS.map((value) => ({ value, label: MEDIATION_FIELD[value] }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(fields: MediationField[]) => change({ fields })}
        />
      </Pick>
      <Pick word={MEDIATOR_FORM.languages} isOptional hint={MEDIATOR_FORM.languages_hint}>
        <Select
          aria-label={MEDIATOR_FORM.languages}
          mode="tags"
          maxCount={8}
          value={draft.languages}
          options={LANGUAGES_OFFERED.map((value) => ({ value, label: value }))}
          onChange={(languages: string[]) =>
            change({ languages: languages.map((one) => one.trim().slice(0, 20)).filter(Boolean) })
          }
        />
      </Pick>
    </>
  )
}

function PersonFields({ draft, change }: Part) {
  return (
    <div className="d-half">
      <Pick word={MEDIATOR_FORM.grade} isOptional>
        <Select
          aria-label={MEDIATOR_FORM.grade}
          value={draft.grade}
          allowClear
          placeholder={MEDIATOR_FORM.no_grade}
          options={[1, 2, 3, 4].map((value) => ({ value, label: MEDIATOR.grade[value] }))}
          onChange={(grade: number | null | undefined) => change({ grade: grade ?? null })}
        />
      </Pick>
      <Pick word={MEDIATOR_FORM.gender} isOptional>
        <Select
          aria-label={MEDIATOR_FORM.gender}
          value={draft.gender}
          allowClear
          placeholder={MEDIATOR_FORM.gender_unknown}
          options={GENDERS.map((value) => ({ value, label: GENDER[value] }))}
          onChange={(gender: Gender | null | undefined) => change({ gender: gender ?? null })}
        />
      </Pick>
    </div>
  )
}
