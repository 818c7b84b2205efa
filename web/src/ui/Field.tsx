import {
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useContext,
  useId,
  useRef,
} from 'react'
import { TextAid } from './text-aid.ts'
import './field.css'

interface Framed {
  label: string
  hint?: ReactNode
  /** What is wrong and how to right it. */
  error?: string | undefined
  isOptional?: boolean
  /** Beside a long field: voice input, a look-up. */
  beside?: ReactNode
}

/** A line to fill in, with its name above and what is wrong below. */
export function Field({
  label,
  hint,
  error,
  isOptional,
  beside,
  ...input
}: Framed & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  return (
    <Frame {...{ id, label, hint, error, isOptional, beside }}>
      <input
        className="l-input"
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-more`}
      />
    </Frame>
  )
}

/** A field for the person's own words. */
export function TextArea({
  label,
  hint,
  error,
  isOptional,
  beside,
  ...area
}: Framed & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const Aid = useContext(TextAid)
  return (
    <Frame {...{ id, label, hint, error, isOptional, beside }}>
      <textarea
        className="l-input l-textarea"
        rows={4}
        {...area}
        ref={field}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-more`}
      />
      {Aid ? <Aid field={field} /> : null}
    </Frame>
  )
}

function Frame({
  id,
  label,
  hint,
  error,
  isOptional,
  beside,
  children,
}: Omit<Framed, 'isOptional' | 'error'> & {
  id: string
  isOptional: boolean | undefined
  error: string | undefined
  children: ReactNode
}) {
  return (
    <div className="l-field">
      <label htmlFor={id}>
        {label}
        {isOptional ? <span className="l-field-optional">可不填</span> : null}
      </label>
      {children}
      <div id={`${id}-more`} className="l-field-more">
        {error ? <p className="l-field-error">{error}</p> : null}
        {hint ? <p className="l-field-hint">{hint}</p> : null}
      </div>
      {beside}
    </div>
  )
}
