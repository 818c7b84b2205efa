import type { ButtonHTMLAttributes, ReactNode } from 'react'
import './button.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` is the act of the page and stands once; `plain` the others; `quiet` a word one may press; `stop` ends something. */
  look?: 'main' | 'plain' | 'quiet' | 'stop'
  isWide?: boolean
  /** At work: the word changes to this and a second press does nothing. */
  busyWord?: string | false | undefined
  children: ReactNode
}

/** A verb to press. */
export function Button({
  look = 'plain',
  isWide = false,
  busyWord,
  className = '',
  type = 'button',
  disabled,
  children,
  ...rest
}: ButtonProps) {
  const isBusy = typeof busyWord === 'string'
  return (
    <button
      {...rest}
      type={type}
      className={`l-button l-button-${look} ${isWide ? 'l-button-wide' : ''} ${className}`}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
    >
      {isBusy ? busyWord : children}
    </button>
  )
}
