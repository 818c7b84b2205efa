import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import './area-map.css'
import { fit, type LngLat, type MapSize, planeAround, toPixel, toWorld } from './map-view.ts'
import { useMapGestures } from './useMapGestures.ts'

/** Width of a character of a name, in pixels. */
const NAME_PX = 12

export interface MapShape {
  id: string
  name: string
  /** GeoJSON-like: polygons of rings of [lng, lat]. */
  polygons: readonly (readonly (readonly LngLat[])[])[]
  isStrong?: boolean
  /** What becomes of it, where two maps are compared. */
  tone?: 'made' | 'ended' | 'moved' | 'renamed'
}

export interface MapPoint {
  id: string
  at: LngLat
  word: string
  tone?: 'doing' | 'done' | 'soon' | 'over'
}

export interface AreaMapProps {
  /** Says what the map shows. */
  label: string
  shapes: readonly MapShape[]
  points?: readonly MapPoint[]
  /** The point being placed; `onPick` makes the map answer to a tap and to Enter. */
  picked?: LngLat | null
  onPick?: (at: LngLat) => void
  onShape?: (id: string) => void
  /** What to show first; everything when absent. */
  around?: LngLat | null
  /** Show these places first and the rest around them. */
  within?: readonly LngLat[]
  height?: number
}

/** Outlines and points without tiles: drags, pinches, zooms by button, wheel and key. */
export function AreaMap(props: AreaMapProps) {
  const {
    label,
    shapes,
    points = [],
    picked,
    onPick,
    onShape,
    around,
    within,
    height = 320,
  } = props
  const box = useRef<HTMLDivElement>(null)
  const size = useWidth(box, height)
  const origin = useMemo(() => originOf(shapes, points, around), [shapes, points, around])
  const plane = useMemo(() => planeAround(origin), [origin])
  const flat = useMemo(
    () =>
      shapes.map((shape) => ({
        ...shape,
        rings: shape.polygons.map((rings) => rings.map((ring) => ring.map(plane.toPlane))),
      })),
    [shapes, plane],
  )
  const first = useMemo(() => {
    const seen = around
      ? [plane.toPlane(around)]
      : within && within.length > 0
        ? within.map(plane.toPlane)
        : [
            ...flat.flatMap((shape) => shape.rings.flat(2)),
            ...points.map((p) => plane.toPlane(p.at)),
          ]
    return fit(seen.length > 0 ? seen : [[0, 0]], size)
  }, [flat, points, around, within, plane, size])

  const { view, handlers, zoomBy, reset } = useMapGestures(first, size, (pixel, target) => {
    const id = target instanceof SVGElement ? target.dataset.shape : undefined
    if (id && onShape) onShape(id)
    else onPick?.(plane.toEarth(...toWorld(view, pixel, size)))
  })
  useWheel(box, zoomBy)

  const pixel = (at: LngLat) => toPixel(view, plane.toPlane(at), size)
  const path = (rings: readonly (readonly (readonly [number, number])[])[]) =>
    rings
      .map(
        (ring) =>
          `M${ring.map((at) => toPixel(view, at, size).map((n) => n.toFixed(1))).join('L')}Z`,
      )
      .join('')

  return (
    <div className="l-map" ref={box} style={{ height }}>
      <svg
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it must take the keys
        tabIndex={0}
        aria-label={`${label}。方向键移动，加减键缩放${onPick ? '，回车在正中放点' : ''}。`}
        width={size.width}
        height={size.height}
        {...handlers}
      >
        {flat.map((shape) => (
          <path
            key={shape.id}
            data-shape={shape.id}
            className={`l-map-shape ${shape.isStrong ? 'l-map-strong' : ''} ${shape.tone ? `l-map-${shape.tone}` : ''}`}
            d={shape.rings.map(path).join('')}
          >
            <title>{shape.name}</title>
          </path>
        ))}
        {flat.map((shape) => {
          const { at, width } = middle(shape.rings)
          // A name that does not fit waits until the map is nearer.
          if (width * view.scale < shape.name.length * NAME_PX) return null
          return <Name key={shape.id} name={shape.name} at={toPixel(view, at, size)} />
        })}
        {points.map((point) => (
          <g key={point.id} className={`l-map-point l-map-${point.tone ?? 'doing'}`}>
            <circle cx={pixel(point.at)[0]} cy={pixel(point.at)[1]} r="7" />
            <title>{point.word}</title>
          </g>
        ))}
        {picked ? <Pin at={pixel(picked)} /> : null}
        {onPick && !picked ? <Cross size={size} /> : null}
      </svg>
      <div className="l-map-buttons">
        <button type="button" onClick={() => zoomBy(1.8)} aria-label="放大">
          ＋
        </button>
        <button type="button" onClick={() => zoomBy(1 / 1.8)} aria-label="缩小">
          －
        </button>
        <button type="button" onClick={reset} aria-label="看全部">
          全
        </button>
      </div>
    </div>
  )
}

function Name({ name, at }: { name: string; at: readonly [number, number] }) {
  return (
    <text className="l-map-name" x={at[0]} y={at[1]}>
      {name}
    </text>
  )
}

function Pin({ at: [x, y] }: { at: readonly [number, number] }) {
  return (
    <g className="l-map-pin" transform={`translate(${x} ${y})`}>
      <path d="M0 0C-4-9-11-13-11-21a11 11 0 0 1 22 0C11-13 4-9 0 0Z" />
      <circle cy="-21" r="4" />
    </g>
  )
}

function Cross({ size }: { size: MapSize }) {
  const [x, y] = [size.width / 2, size.height / 2]
  return <path className="l-map-cross" d={`M${x - 9} ${y}h18M${x} ${y - 9}v18`} />
}

function useWidth(box: RefObject<HTMLDivElement | null>, height: number): MapSize {
  const [width, setWidth] = useState(360)
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width))
    watch.observe(element)
    return () => watch.disconnect()
  }, [box])
  return useMemo(() => ({ width, height }), [width, height])
}

/** React listens to the wheel passively, which could not keep the page from scrolling too. */
function useWheel(
  box: RefObject<HTMLDivElement | null>,
  zoomBy: (factor: number, at: LngLat) => void,
) {
  const latest = useRef(zoomBy)
  latest.current = zoomBy
  useEffect(() => {
    const element = box.current
    const turn = (event: WheelEvent) => {
      // Plain wheel scrolls the page, as everywhere; with Ctrl (and by a touchpad's pinch) it zooms.
      if (!element || !event.ctrlKey) return
      event.preventDefault()
      const { left, top } = element.getBoundingClientRect()
      latest.current(Math.exp(-event.deltaY / 200), [event.clientX - left, event.clientY - top])
    }
    element?.addEventListener('wheel', turn, { passive: false })
    return () => element?.removeEventListener('wheel', turn)
  }, [box])
}

function originOf(
  shapes: readonly MapShape[],
  points: readonly MapPoint[],
  around: LngLat | null | undefined,
): LngLat {
  return shapes[0]?.polygons[0]?.[0]?.[0] ?? points[0]?.at ?? around ?? [115.98, 36.45]
}

/** The middle of the largest ring, and how many metres wide that ring is: good enough for a name. */
function middle(rings: readonly (readonly (readonly LngLat[])[])[]): { at: LngLat; width: number } {
  const outer = [...rings].map(([ring]) => ring ?? []).sort((a, b) => b.length - a.length)[0] ?? []
  if (outer.length === 0) return { at: [0, 0], width: 0 }
  const [left, right] = [Math.min(...outer.map(([x]) => x)), Math.max(...outer.map(([x]) => x))]
  const sum = outer.reduce<LngLat>(([x, y], [px, py]) => [x + px, y + py], [0, 0])
  return { at: [sum[0] / outer.length, sum[1] / outer.length], width: right - left }
}
