import type { Matter } from '@linli/contract/matters'
import { type FormEvent, useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ACT, DONE } from '../../words/zh-CN/acts.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { ROUTES_PAGE } from '../../words/zh-CN/routes.ts'
import { RouteFields } from './RouteFields.tsx'
import { EMPTY_ROUTE, routeInput } from './route-draft.ts'

/** Tells the ways and records the choice on the page of a matter. */
export function RouteForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const draft = useDraft(`route ${matter.id}`, EMPTY_ROUTE)
  const [isAsked, setAsked] = useState(false)
  const choose = useCommand('matters.choose_route', {
    onDone: () => {
      say(DONE.choose_route)
      void draft.clear()
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const input = routeInput(draft.value)
    if (input) choose.mutate({ id: matter.id, ...input })
  }
  if (!draft.isReady) return null
  return (
    <form className="d-dock-form" onSubmit={submit} aria-label={ACT.choose_route} noValidate>
      <h3>{ROUTES_PAGE.title}</h3>
      <RouteFields draft={draft.value} change={draft.change} isAsked={isAsked} />
      {choose.error ? <Notice tone="over">{reasonText(choose.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={choose.isPending && MATTER_PAGE.working}>
          {ROUTES_PAGE.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {MATTER_PAGE.cancel}
        </Button>
      </div>
    </form>
  )
}
