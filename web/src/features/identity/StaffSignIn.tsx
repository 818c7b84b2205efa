import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { useForgetEverything } from '../../lib/session.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { SIGN_IN } from '../../words/zh-CN/identity.ts'

/** Name and password of staff. Afterwards `identity.me` answers anew and the surface shows what is theirs. */
export function StaffSignIn() {
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const forget = useForgetEverything()
  const signIn = useCommand('identity.sign_in', { onDone: () => void forget() })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ account: account.trim(), password })
  }
  return (
    <form className="l-stack" onSubmit={submit}>
      <Field
        label={SIGN_IN.account}
        name="account"
        autoComplete="username"
        autoCapitalize="none"
        required
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      />
      <Field
        label={SIGN_IN.password}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {signIn.error ? <Notice tone="over">{reasonText(signIn.error)}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={signIn.isPending && SIGN_IN.going_in}>
        {SIGN_IN.go_in}
      </Button>
    </form>
  )
}

/** A new password in place of the present one; asked for before anything else where `must_change_password`. */
export function ChangePassword({ onDone }: { onDone?: () => void }) {
  const [password, setPassword] = useState('')
  const [fresh, setFresh] = useState('')
  const forget = useForgetEverything()
  const change = useCommand('identity.change_password', {
    onDone: () => {
      void forget()
      onDone?.()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ password, new_password: fresh })
  }
  return (
    <form className="l-stack" onSubmit={submit}>
      <Field
        label={SIGN_IN.present_password}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Field
        label={SIGN_IN.new_password}
        hint={SIGN_IN.password_rule}
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        value={fresh}
        onChange={(event) => setFresh(event.target.value)}
      />
      {change.error ? <Notice tone="over">{reasonText(change.error)}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={change.isPending && SIGN_IN.changing}>
        {SIGN_IN.change_password}
      </Button>
    </form>
  )
}
