import type { FormEvent, ReactNode } from 'react'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import './joint.css'

/** A form of the dock or of a sheet: its name, its fields, what stopped it, and the verb that sends it. */
export function FormFrame({
  title,
  verb,
  problem,
  isPending,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  /** Absent where there is nothing to send. */
  verb?: string
  problem?: unknown
  isPending?: boolean
  onSubmit?: () => void
  onClose: () => void
  children: ReactNode
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <form className="l-joint-form" aria-label={title} onSubmit={submit} noValidate>
      <h3>{title}</h3>
      {children}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="l-row">
        {verb ? (
          <Button look="main" type="submit" busyWord={isPending && MATTER_PAGE.working}>
            {verb}
          </Button>
        ) : null}
        <Button look="quiet" onClick={onClose}>
          {MATTER_PAGE.cancel}
        </Button>
      </div>
    </form>
  )
}
