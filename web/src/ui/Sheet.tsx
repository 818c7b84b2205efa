import { type ReactNode, useEffect, useRef } from 'react'
import './sheet.css'

/** A native dialog: from the bottom on a phone, in the middle at a desk. Escape and a press beside it close it. */
export function Sheet({
  title,
  isOpen,
  onClose,
  closeWord = '关闭',
  children,
}: {
  title: string
  isOpen: boolean
  onClose: () => void
  closeWord?: string
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (isOpen && element && !element.open) element.showModal()
    if (!isOpen && element?.open) element.close()
  }, [isOpen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog
    <dialog
      ref={dialog}
      className="l-sheet"
      aria-label={title}
      // A sheet above this one closes by itself.
      onClose={(event) => event.target === dialog.current && onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {isOpen ? (
        <div className="l-sheet-inside">
          <div className="l-sheet-head">
            <h2>{title}</h2>
            <button type="button" className="l-button l-button-quiet" onClick={onClose}>
              {closeWord}
            </button>
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  )
}
