import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { type LngLat, type MapSize, type MapView, pan, zoom } from './map-view.ts'

/** How far a finger may slip, in pixels, and still have tapped. */
const SLIP = 8

/** Dragging, pinching, the keys, and a tap: gives the view and the handlers of the map's element. */
export function useMapGestures(
  first: MapView,
  size: MapSize,
  onTap: (pixel: LngLat, target: EventTarget) => void,
) {
  const [moved, setMoved] = useState<MapView>()
  const view = moved ?? first
  const fingers = useRef(new Map<number, LngLat>())
  const slipped = useRef(0)
  const change = (next: (view: MapView) => MapView) => setMoved((old) => next(old ?? first))
  const zoomBy = (factor: number, at: LngLat = [size.width / 2, size.height / 2]) =>
    change((old) => zoom(old, factor, at, size))

  const handlers = {
    onPointerDown: (event: PointerEvent<Element>) => {
      if (fingers.current.size === 0) slipped.current = 0
      fingers.current.set(event.pointerId, pixelOf(event))
    },
    onPointerMove: (event: PointerEvent<Element>) => {
      const from = fingers.current.get(event.pointerId)
      if (!from) return
      const to = pixelOf(event)
      const others = [...fingers.current].filter(([id]) => id !== event.pointerId)
      const other = others[0]?.[1]
      slipped.current += distance(from, to)
      if (slipped.current > SLIP) event.currentTarget.setPointerCapture(event.pointerId)
      fingers.current.set(event.pointerId, to)
      if (other) {
        slipped.current = SLIP * 2
        zoomBy(distance(to, other) / Math.max(1, distance(from, other)), other)
      } else if (slipped.current > SLIP) {
        change((old) => pan(old, to[0] - from[0], to[1] - from[1]))
      }
    },
    onPointerUp: (event: PointerEvent<Element>) => {
      const wasTap = fingers.current.size === 1 && slipped.current <= SLIP
      fingers.current.delete(event.pointerId)
      if (wasTap) onTap(pixelOf(event), event.target)
    },
    onPointerCancel: (event: PointerEvent<Element>) => {
      fingers.current.delete(event.pointerId)
    },
    onKeyDown: (event: KeyboardEvent<Element>) => {
      const step = KEYS[event.key]
      if (step) change((old) => pan(old, ...step))
      else if (event.key === '+' || event.key === '=') zoomBy(1.5)
      else if (event.key === '-') zoomBy(1 / 1.5)
      else if (event.key === 'Enter') onTap([size.width / 2, size.height / 2], event.currentTarget)
      else return
      event.preventDefault()
    },
  }
  return { view, handlers, zoomBy, reset: () => setMoved(undefined) }
}

const KEYS: Record<string, readonly [number, number]> = {
  ArrowLeft: [40, 0],
  ArrowRight: [-40, 0],
  ArrowUp: [0, 40],
  ArrowDown: [0, -40],
}

function pixelOf(event: PointerEvent<Element>): LngLat {
  const box = event.currentTarget.getBoundingClientRect()
  return [event.clientX - box.left, event.clientY - box.top]
}

function distance([x1, y1]: LngLat, [x2, y2]: LngLat) {
  return Math.hypot(x1 - x2, y1 - y2)
}
