import { type ReactNode, useEffect, useRef, useState } from 'react'

/** A sheet for a table. Where the table is wider than the screen, the sheet can be pushed sideways, by key too. */
export function TableBox({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null)
  const [isPushed, setPushed] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const watch = new ResizeObserver(() => setPushed(element.scrollWidth > element.clientWidth))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return (
    <section
      ref={box}
      className="d-table-box"
      {...(isPushed ? { tabIndex: 0, 'aria-label': label } : {})}
    >
      {children}
    </section>
  )
}
