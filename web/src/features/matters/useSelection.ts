import type { MatterLine } from '@linli/contract/matters'
import { useEffect, useState } from 'react'

/** Rows of a queue that were picked for one act on all of them. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Everything that the list shows, also what is not on the screen. */
  isAll: boolean
  has(id: string): boolean
  /** Picks a row or puts it back; with `isRange`, all rows from the one picked last to this one. */
  toggle(id: string, isRange: boolean): void
  /** Picks or puts back all rows on the screen. */
  togglePage(): void
  takeAll(): void
  clear(): void
}

/** Keeps what is picked while the list stays the same; another filter begins anew. `lines` are the rows on the screen. */
export function useSelection(lines: readonly MatterLine[], listKey: string): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [isAll, setAll] = useState(false)
  const [last, setLast] = useState<string>()
  const clear = () => {
    setIds(new Set())
    setAll(false)
    setLast(undefined)
  }
  useEffect(clear, [listKey])
  const shown = lines.map(({ id }) => id)
  return {
    ids,
    isAll,
    has: (id) => isAll || ids.has(id),
    toggle: (id, isRange) => {
      // All but this one: what is not on the screen was never picked by itself.
      const picked = isAll ? new Set(shown) : ids
      setAll(false)
      setIds(toggled(picked, shown, { id, from: isRange && !isAll ? last : undefined }))
      setLast(id)
    },
    togglePage: () => {
      setAll(false)
      setIds(isAll || shown.every((id) => ids.has(id)) ? new Set() : new Set([...ids, ...shown]))
    },
    takeAll: () => setAll(true),
    clear,
  }
}

/** The rows that are picked after a press: one more or less, or a whole stretch of the list more. */
export function toggled(
  ids: ReadonlySet<string>,
  shown: readonly string[],
  { id, from }: { id: string; from: string | undefined },
): Set<string> {
  const next = new Set(ids)
  const [a, b] = [shown.indexOf(from ?? ''), shown.indexOf(id)]
  if (a >= 0 && b >= 0) {
    for (const one of shown.slice(Math.min(a, b), Math.max(a, b) + 1)) next.add(one)
  } else if (!next.delete(id)) next.add(id)
  return next
}
