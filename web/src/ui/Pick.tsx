import type { ReactNode } from 'react'

/** A field of the kit under its word, as the house's own fields have it, with what is wrong below. */
export function Pick({
  word,
  error,
  hint,
  isOptional = false,
  isBare = false,
  children,
}: {
  word: string
  error?: string | undefined
  hint?: ReactNode
  isOptional?: boolean
  /** In a table, whose heading says the word already. */
  isBare?: boolean
  children: ReactNode
}) {
  return (
    <div className="d-pick">
      <span className={isBare ? 'l-visually-hidden' : 'd-pick-word'}>
        {word}
        {isOptional ? <span className="l-field-optional">可不填</span> : null}
      </span>
      {children}
      {error ? <p className="l-field-error">{error}</p> : null}
      {hint ? <p className="l-field-hint">{hint}</p> : null}
    </div>
  )
}
