import type { MatterLine } from '@linli/contract/matters'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { OutputOf } from '../../lib/api.ts'
import { useDisclosure } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { SIGN_IN } from '../../words/zh-CN/identity.ts'
import { LOOK_UP } from '../../words/zh-CN/queue.ts'
import { cleanPhone, isPhone } from '../identity/PhoneSignIn.tsx'
import { QueueLines } from './QueueTable.tsx'

/** Earlier matters of a caller by the whole phone number: an act of its own, which is logged. */
export function PhoneLookUp({
  phone,
  onPhone,
  link,
  onFound,
}: {
  phone: string
  onPhone: (phone: string) => void
  link: (matter: MatterLine, words: ReactNode) => ReactNode
  onFound?: (found: OutputOf<'matters.find_by_phone'>) => void
}) {
  const [isWrong, setWrong] = useState(false)
  const look = useDisclosure('matters.find_by_phone')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const clean = cleanPhone(phone)
    setWrong(!isPhone(clean))
    if (isPhone(clean)) look.mutate({ phone: clean }, { onSuccess: (found) => onFound?.(found) })
  }
  return (
    <div className="l-stack">
      <form className="l-stack" onSubmit={submit} noValidate>
        <Field
          label={LOOK_UP.phone}
          hint={LOOK_UP.why}
          error={isWrong ? SIGN_IN.phone_wrong : undefined}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={phone}
          onChange={(event) => {
            look.reset()
            onPhone(event.target.value)
          }}
        />
        <div>
          <Button type="submit" busyWord={look.isPending && LOOK_UP.looking}>
            {LOOK_UP.look}
          </Button>
        </div>
      </form>
      {look.error ? <Notice tone="over">{reasonText(look.error)}</Notice> : null}
      {look.data ? <Found found={look.data} link={link} /> : null}
    </div>
  )
}

function Found({
  found,
  link,
}: {
  found: OutputOf<'matters.find_by_phone'>
  link: (matter: MatterLine, words: ReactNode) => ReactNode
}) {
  if (found.items.length === 0) return <p className="l-quiet">{LOOK_UP.none}</p>
  return (
    <>
      <p>
        {fill(LOOK_UP.found, { n: found.items.length })}
        {found.reporter_name ? ` · ${fill(LOOK_UP.name, { name: found.reporter_name })}` : null}
      </p>
      <QueueLines items={found.items} openId={undefined} link={link} />
    </>
  )
}
