import { type ComponentType, createContext, type RefObject } from 'react'

/** Stands beside a field for words and may put some into it. */
export type TextAidPart = ComponentType<{ field: RefObject<HTMLTextAreaElement | null> }>

/** What helps to fill every field for words below: a surface gives it, the fields need not know of what. */
export const TextAid = createContext<TextAidPart | null>(null)

/** Puts words where the cursor stands, as if they had been typed, in place of so many letters before it. */
export function insertText(field: HTMLTextAreaElement, words: string, instead = 0) {
  const at = field.selectionStart
  field.focus()
  field.setRangeText(words, Math.max(0, at - instead), field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
