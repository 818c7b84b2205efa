// A box that is ticked takes no letters.
const WRITTEN_INTO = 'input:not([type="checkbox"], [type="radio"]), textarea, select'

/** Is this key meant for the page, and not for a field, a dialog or the browser? */
export function isForPage(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false
  // A word being put together by an input method is nobody's command.
  if (event.isComposing || document.querySelector('dialog[open]')) return false
  const target = event.target
  return !(
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches(WRITTEN_INTO))
  )
}
