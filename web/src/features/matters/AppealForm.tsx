import type { Matter } from '@linli/contract/matters'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ACT } from '../../words/zh-CN/acts.ts'
import { APPEAL } from '../../words/zh-CN/alike.ts'
import { SIGN_IN } from '../../words/zh-CN/identity.ts'
import { INTAKE, INTAKE_SOURCE } from '../../words/zh-CN/intake.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { LOOK_UP } from '../../words/zh-CN/queue.ts'
import { cleanPhone, isPhone } from '../identity/PhoneSignIn.tsx'
import { type IntakeSource, SOURCES } from './intake-draft.ts'

/** Somebody else with the same trouble, or the same person once more: written down for the matter, never a second one. */
export function AppealForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const [source, setSource] = useState<IntakeSource>('phone')
  const [told, setTold] = useState({ phone: '', name: '', words: '' })
  const [isAsked, setAsked] = useState(false)
  const appeal = useCommand('matters.appeal', {
    onDone: () => {
      say(APPEAL.done)
      onClose()
    },
  })
  const phone = cleanPhone(told.phone)
  const isWrong = phone !== '' && !isPhone(phone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isWrong) return
    const [name, words] = [told.name.trim(), told.words.trim()]
    appeal.mutate({
      id: matter.id,
      source,
      ...(phone ? { reporter_phone: phone } : {}),
      ...(name ? { reporter_name: name } : {}),
      ...(words ? { words } : {}),
    })
  }
  const field = (key: keyof typeof told) => ({
    value: told[key],
    onChange: (event: { target: { value: string } }) =>
      setTold({ ...told, [key]: event.target.value }),
  })
  return (
    <form className="d-dock-form" onSubmit={submit} aria-label={ACT.appeal} noValidate>
      <h3>{APPEAL.title}</h3>
      <p className="l-quiet">{APPEAL.lead}</p>
      <Pick word={APPEAL.source}>
        <Chips<IntakeSource>
          label={APPEAL.source}
          options={SOURCES.map((value) => ({ value, word: INTAKE_SOURCE[value] }))}
          value={source}
          onChange={(next) => next && setSource(next)}
        />
      </Pick>
      <div className="d-half">
        <Field
          label={LOOK_UP.phone}
          isOptional
          error={isAsked && isWrong ? SIGN_IN.phone_wrong : undefined}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          {...field('phone')}
        />
        <Field label={INTAKE.name} isOptional maxLength={50} {...field('name')} />
      </div>
      <TextArea label={APPEAL.words} isOptional rows={2} maxLength={2000} {...field('words')} />
      {appeal.error ? <Notice tone="over">{reasonText(appeal.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={appeal.isPending && MATTER_PAGE.working}>
          {APPEAL.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {MATTER_PAGE.cancel}
        </Button>
      </div>
    </form>
  )
}
