import { SEXES, type Sex } from '@linli/contract/codes/lost_person'
import type { LostCase } from '@linli/contract/lost-shapes'
import { useState } from 'react'
import type { InputOf } from '../../lib/api.ts'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ACT, LOST, SEX } from '../../words/zh-CN/lost_person.ts'
import { PhotoField } from '../documents/PhotoField.tsx'
import { type DraftFile, useUploads } from '../documents/useUploads.ts'

const NUMBERS = ['age_from', 'age_to', 'height_cm'] as const
const TEXTS = ['clothing', 'features', 'needs_care'] as const
type Written = Record<(typeof NUMBERS)[number] | (typeof TEXTS)[number], string>

/** Below this the card comes down and waits for the police (民法典 art. 17). */
const ADULT = 18

/** What is known better by now, on a sheet that begins with what stands there. */
export function CorrectButton({ found }: { found: LostCase }) {
  const [isOpen, setOpen] = useState(false)
  if (!found.can.includes('correct')) return null
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{ACT.correct}</Button>
      <Sheet title={ACT.correct} isOpen={isOpen} onClose={() => setOpen(false)}>
        {isOpen ? <CorrectForm found={found} onDone={() => setOpen(false)} /> : null}
      </Sheet>
    </div>
  )
}

function CorrectForm({ found, onDone }: { found: LostCase; onDone: () => void }) {
  const [sex, setSex] = useState<Sex>(found.sex)
  const [written, setWritten] = useState<Written>(() => writtenOf(found))
  const [isDropped, setDropped] = useState(false)
  const [files, setFiles] = useState<DraftFile[]>([])
  const [problem, setProblem] = useState<unknown>()
  const uploads = useUploads(files, setFiles, true)
  const correct = useCommand('lost_person.correct')
  const kept = isDropped ? [] : found.photo_ids
  const save = async () => {
    setProblem(undefined)
    try {
      const photo_ids = [...kept, ...(await uploads.finish())]
      await correct.mutateAsync({ id: found.id, sex, ...inputOf(written), photo_ids })
      say(fill(LOST.done, { act: ACT.correct }))
      onDone()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <form
      className="l-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Chips<Sex>
        label={LOST.sex}
        isLabelShown
        options={SEXES.map((value) => ({ value, word: SEX[value] }))}
        value={sex}
        onChange={(next) => setSex(next ?? 'unknown')}
      />
      <Looks written={written} change={(next) => setWritten({ ...written, ...next })} />
      <Warning found={found} age={written.age_from} />
      {found.photo_ids.length > 0 ? (
        <label className="l-choice-row">
          <input
            type="checkbox"
            checked={isDropped}
            onChange={(event) => setDropped(event.target.checked)}
          />
          <span>{fill(LOST.drop_photos, { n: found.photo_ids.length })}</span>
        </label>
      ) : null}
      <PhotoField files={files} onChange={setFiles} words={uploads.words} limit={6 - kept.length} />
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={correct.isPending && LOST.working}>
        {LOST.save_correct}
      </Button>
    </form>
  )
}

function Looks({
  written,
  change,
}: {
  written: Written
  change: (next: Partial<Written>) => void
}) {
  return (
    <>
      {NUMBERS.map((name) => (
        <Field
          key={name}
          label={name === 'height_cm' ? LOST.height_label : LOST[name]}
          hint={name === 'age_from' ? LOST.age_hint : undefined}
          inputMode="numeric"
          maxLength={3}
          isOptional={name !== 'age_from'}
          value={written[name]}
          onChange={(event) => change({ [name]: event.target.value.replace(/\D/g, '') })}
        />
      ))}
      {TEXTS.map((name) => (
        <Field
          key={name}
          label={LOST[name]}
          isOptional
          maxLength={name === 'needs_care' ? 60 : 200}
          value={written[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      ))}
    </>
  )
}

/** What saving will bring, said before it does. */
function Warning({ found, age }: { found: LostCase; age: string }) {
  if (!age) return <Notice tone="soon">{LOST.age_wanted}</Notice>
  const isBelow = Number(age) < ADULT
  if (isBelow && !found.is_minor) return <Notice tone="over">{LOST.correct_to_minor}</Notice>
  if (!isBelow && found.is_minor) return <Notice tone="soon">{LOST.stays_minor}</Notice>
  return null
}

function writtenOf(found: LostCase): Written {
  const { age_from, age_to, height_cm, clothing, features, needs_care } = found
  const text = (value: number | string | null) => (value === null ? '' : String(value))
  return {
    age_from: text(age_from),
    age_to: text(age_to),
    height_cm: text(height_cm),
    clothing: text(clothing),
    features: text(features),
    needs_care: text(needs_care),
  }
}

function inputOf(written: Written): Omit<InputOf<'lost_person.correct'>, 'id' | 'sex'> {
  const of = (name: keyof Written) => written[name].trim()
  return {
    ...(of('age_from') ? { age_from: Number(of('age_from')) } : {}),
    ...(of('age_to') ? { age_to: Number(of('age_to')) } : {}),
    ...(of('height_cm') ? { height_cm: Number(of('height_cm')) } : {}),
    ...(of('clothing') ? { clothing: of('clothing') } : {}),
    ...(of('features') ? { features: of('features') } : {}),
    ...(of('needs_care') ? { needs_care: of('needs_care') } : {}),
  }
}
