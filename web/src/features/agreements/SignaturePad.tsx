import { type PointerEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { AGREEMENT } from '../../words/zh-CN/agreement-page.ts'
import './agreements.css'

/** Strokes as they are kept: x and y in turn, whole numbers within 1000 by 400. */
export type Drawn = number[][]

/** A field to sign in with finger, pen or mouse. */
export function SignaturePad({
  label,
  value,
  onChange,
}: {
  label: string
  value: Drawn
  onChange: (next: Drawn) => void
}) {
  const [isDown, setDown] = useState(false)
  const at = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    const place = (from: number, size: number, most: number) =>
      Math.max(0, Math.min(most, Math.round((from / size) * most)))
    return [
      place(event.clientX - box.left, box.width, 1000),
      place(event.clientY - box.top, box.height, 400),
    ]
  }
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setDown(true)
    onChange([...value, at(event)])
  }
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (!isDown) return
    const last = value.at(-1) ?? []
    if (last.length < 2000) onChange([...value.slice(0, -1), [...last, ...at(event)]])
  }
  return (
    <div className="a-pad">
      <svg
        viewBox="0 0 1000 400"
        className="a-pad-field"
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={() => setDown(false)}
        onPointerCancel={() => setDown(false)}
      >
        <line x1="60" y1="320" x2="940" y2="320" className="a-pad-line" />
        <Lines strokes={value} />
      </svg>
      <div className="l-row">
        <Button disabled={value.length === 0} onClick={() => onChange(value.slice(0, -1))}>
          {AGREEMENT.pad_undo}
        </Button>
        <Button disabled={value.length === 0} onClick={() => onChange([])}>
          {AGREEMENT.pad_clear}
        </Button>
      </div>
    </div>
  )
}

/** A signature as it was drawn. */
export function DrawnSignature({ strokes, name }: { strokes: Drawn; name: string }) {
  return (
    <svg viewBox="0 0 1000 400" className="a-drawn" role="img" aria-label={name}>
      <Lines strokes={strokes} />
    </svg>
  )
}

function Lines({ strokes }: { strokes: Drawn }) {
  return strokes.map((stroke, index) => (
    <polyline key={index} className="a-stroke" points={pairsOf(stroke)} />
  ))
}

/** A dot is a line to itself, else nothing would be seen of it. */
function pairsOf(stroke: number[]): string {
  const whole = stroke.length === 2 ? [...stroke, ...stroke] : stroke
  return whole.join(' ')
}
