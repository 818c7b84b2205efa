import { type FormEvent, useState } from 'react'
import { cleanPhone, isPhone } from '../../../features/identity/PhoneSignIn.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { TrackedView } from '../../../features/matters/TrackedView.tsx'
import { keepPrivate, keptPrivate } from '../../../lib/private-state.ts'
import { useQuery } from '../../../lib/queries.ts'
import { useBack } from '../../../lib/useBack.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Notice } from '../../../ui/States.tsx'
import { SIGN_IN } from '../../../words/zh-CN/identity.ts'
import { TRACK } from '../../../words/zh-CN/resident.ts'

interface Asked {
  number: string
  phone: string
}

/** Progress by number and phone; both stay in the history entry, never in the address. */
export function Track() {
  const back = useBack()
  const [asked, setAsked] = useState<Asked | undefined>(kept)
  const found = useQuery('matters.track_by_number', asked ?? { number: '', phone: '' }, {
    isEnabled: asked !== undefined,
  })
  const ask = (next: Asked | undefined) => {
    keepPrivate({ words: next?.number ?? '', phone: next?.phone ?? '' })
    setAsked(next)
  }
  if (found.data && asked) {
    return (
      <Page
        title={TRACK.title}
        back={{ word: TRACK.other, go: () => ask(undefined) }}
        slot={<TypeSwitch />}
      >
        <TrackedView
          matter={found.data}
          {...(found.data.tracking_token ? { token: found.data.tracking_token } : {})}
        />
      </Page>
    )
  }
  const isMissing = found.error?.code === 'not_found' || found.error?.code === 'invalid'
  return (
    <Page title={TRACK.title} back={back} slot={<TypeSwitch />}>
      <p className="l-quiet">{TRACK.lead}</p>
      {found.error ? (
        <Notice tone="over">{isMissing ? TRACK.not_found : reasonText(found.error)}</Notice>
      ) : null}
      <TrackForm isLooking={asked !== undefined && found.isFetching} onAsk={ask} />
    </Page>
  )
}

function TrackForm({ isLooking, onAsk }: { isLooking: boolean; onAsk: (asked: Asked) => void }) {
  const [number, setNumber] = useState(() => keptPrivate().words ?? '')
  const [phone, setPhone] = useState(() => keptPrivate().phone ?? '')
  const [wrong, setWrong] = useState<'number' | 'phone'>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = { number: number.trim(), phone: cleanPhone(phone) }
    const isNumber = /^\d{4}-\d{7}$/.test(next.number)
    setWrong(isNumber ? (isPhone(next.phone) ? undefined : 'phone') : 'number')
    if (isNumber && isPhone(next.phone)) onAsk(next)
  }
  return (
    <form className="l-stack" onSubmit={submit} noValidate>
      <Field
        label={TRACK.number}
        placeholder={TRACK.number_hint}
        error={wrong === 'number' ? TRACK.number_wrong : undefined}
        inputMode="text"
        maxLength={12}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Field
        label={TRACK.phone}
        error={wrong === 'phone' ? SIGN_IN.phone_wrong : undefined}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <Button look="main" isWide type="submit" busyWord={isLooking && TRACK.looking}>
        {TRACK.look}
      </Button>
    </form>
  )
}

function kept(): Asked | undefined {
  const { words: number, phone } = keptPrivate()
  return number && phone ? { number, phone } : undefined
}
