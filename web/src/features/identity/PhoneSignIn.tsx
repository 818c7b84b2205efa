import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { useForgetEverything } from '../../lib/session.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { SIGN_IN } from '../../words/zh-CN/identity.ts'

const PAUSE_SECONDS = 60

/** A resident shows that the phone is theirs: number, then the code of the text message. `tray` shows the message in a demonstration. */
export function PhoneSignIn({
  tray,
  onDone,
}: {
  tray: (phone: string) => ReactNode
  onDone?: () => void
}) {
  const [phone, setPhone] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [sent, setSent] = useState<{ phone: string; isInTray: boolean }>()
  const clean = cleanPhone(phone)
  const request = useCommand('identity.request_code', {
    invalidates: ['channels.'],
    onDone: (answer) => setSent({ phone: clean, isInTray: answer.shown_in_tray }),
  })
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setWrong(!isPhone(clean))
    if (isPhone(clean)) request.mutate({ phone: clean })
  }
  if (sent) {
    return (
      <CodeForm
        phone={sent.phone}
        onAgain={() => request.mutate({ phone: sent.phone })}
        onOther={() => setSent(undefined)}
        {...(onDone ? { onDone } : {})}
        tray={sent.isInTray ? tray(sent.phone) : null}
        problem={request.error ? reasonText(request.error) : undefined}
      />
    )
  }
  return (
    <form className="l-stack" onSubmit={ask} noValidate>
      <Field
        label={SIGN_IN.phone}
        hint={SIGN_IN.phone_hint}
        error={isWrong ? SIGN_IN.phone_wrong : undefined}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      {request.error ? <Notice tone="over">{reasonText(request.error)}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={request.isPending && SIGN_IN.getting_code}>
        {SIGN_IN.get_code}
      </Button>
    </form>
  )
}

function CodeForm({
  phone,
  tray,
  problem,
  onAgain,
  onOther,
  onDone,
}: {
  phone: string
  tray: ReactNode
  problem: string | undefined
  onAgain: () => void
  onOther: () => void
  onDone?: () => void
}) {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [pause, restart] = usePause()
  const forget = useForgetEverything()
  const signIn = useCommand('identity.sign_in_with_code', {
    onDone: () => void forget().then(onDone),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ phone, code: code.trim(), ...(name.trim() ? { name: name.trim() } : {}) })
  }
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector('input')?.focus()
  }, [])
  const wrong = signIn.error ? reasonText(signIn.error) : problem
  return (
    <form ref={form} className="l-stack" onSubmit={submit}>
      {tray}
      <Field
        label={SIGN_IN.code}
        hint={fill(SIGN_IN.code_hint, { phone })}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        required
        pattern="\d{6}"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Field
        label={SIGN_IN.your_name}
        hint={SIGN_IN.your_name_hint}
        isOptional
        autoComplete="name"
        maxLength={50}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {wrong ? <Notice tone="over">{wrong}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={signIn.isPending && SIGN_IN.checking}>
        {SIGN_IN.go_on}
      </Button>
      <div className="l-row l-row-apart">
        <Button
          look="quiet"
          disabled={pause > 0}
          onClick={() => {
            restart()
            onAgain()
          }}
        >
          {pause > 0 ? fill(SIGN_IN.again_in, { seconds: pause }) : SIGN_IN.get_again}
        </Button>
        <Button look="quiet" onClick={onOther}>
          {SIGN_IN.other_phone}
        </Button>
      </div>
    </form>
  )
}

/** Seconds until another code may be asked for. */
function usePause() {
  const [left, setLeft] = useState(PAUSE_SECONDS)
  useEffect(() => {
    const timer = setInterval(() => setLeft((n) => Math.max(0, n - 1)), 1000)
    return () => clearInterval(timer)
  }, [])
  return [left, () => setLeft(PAUSE_SECONDS)] as const
}

/** A mobile number without what people type between its digits. */
export function cleanPhone(text: string) {
  return text.replace(/[\s-]/g, '').replace(/^\+?86(?=1)/, '')
}

/** Is this a mainland mobile number? */
export function isPhone(clean: string) {
  return /^1[3-9]\d{9}$/.test(clean)
}
