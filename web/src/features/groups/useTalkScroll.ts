import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Talk } from './talk-merge.ts'

// So near to the end counts as at it; so near to the top asks for earlier ones.
const AT_END_PX = 80
const NEAR_TOP_PX = 400

/** Keeps a talk where its reader stands: at the newest while they are there, at the same words while earlier ones load, and at
 * the message that a link leads to. */
export function useTalkScroll(
  box: RefObject<HTMLDivElement | null>,
  talk: Talk | undefined,
  { at, more }: { at: number | undefined; more: (where: 'earlier' | 'later') => void },
) {
  const [isAtEnd, setAtEnd] = useState(true)
  const follows = useRef(at === undefined)
  const shown = useRef<{ first: number; height: number; at: number | undefined }>({
    first: 0,
    height: 0,
    at: undefined,
  })
  const first = talk?.items[0]?.seq ?? 0
  const last = talk?.items.at(-1)?.seq ?? 0

  useLayoutEffect(() => {
    const element = box.current
    if (!element || last === 0) return
    const { first: before, height, at: been } = shown.current
    const target = at === undefined || been === at ? null : element.querySelector(`#m-${at}`)
    if (target) {
      target.scrollIntoView({ block: 'center' })
      follows.current = false
      shown.current.at = at
    } else if (first < before) element.scrollTop += element.scrollHeight - height
    else if (follows.current) element.scrollTop = element.scrollHeight
    shown.current = { ...shown.current, first, height: element.scrollHeight }
  }, [box, first, last, at])

  // Photos that arrive late push the end down.
  useEffect(() => {
    const element = box.current
    const inside = element?.firstElementChild
    if (!element || !inside) return undefined
    const watch = new ResizeObserver(() => {
      if (follows.current) element.scrollTop = element.scrollHeight
      shown.current.height = element.scrollHeight
    })
    watch.observe(inside)
    watch.observe(element)
    return () => watch.disconnect()
  }, [box])

  const onScroll = useCallback(() => {
    const element = box.current
    if (!element) return
    const below = element.scrollHeight - element.scrollTop - element.clientHeight
    follows.current = below < AT_END_PX && !talk?.has_later
    setAtEnd(follows.current)
    shown.current.height = element.scrollHeight
    if (element.scrollTop < NEAR_TOP_PX && talk?.has_earlier) more('earlier')
    if (below < NEAR_TOP_PX && talk?.has_later) more('later')
  }, [box, talk?.has_later, talk?.has_earlier, more])

  const toEnd = useCallback(() => {
    follows.current = true
    setAtEnd(true)
    const element = box.current
    if (element) element.scrollTop = element.scrollHeight
  }, [box])
  return { isAtEnd, onScroll, toEnd }
}
