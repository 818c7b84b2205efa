import type { ComparedArea, ComparedShape, Comparison } from '@linli/contract/reorganisations'
import { useMemo } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { AreaMap, type MapShape } from '../../ui/AreaMap.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { AREA_CHANGE, PLANS } from '../../words/zh-CN/reorganisations.ts'
import './reorganisations.css'

/** The areas that a plan touches before and after, side by side, as trees and on the map. */
export function ComparisonView({ id, hasMaps = true }: { id: string; hasMaps?: boolean }) {
  const found = useQuery('reorganisations.compare', { id }, { keepsPrevious: true })
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={8} />
  const { before, after } = found.data
  return (
    <div className="d-sides">
      <SideView word={PLANS.before} map={PLANS.map_before} side={before} hasMap={hasMaps} />
      <SideView word={PLANS.after} map={PLANS.map_after} side={after} hasMap={hasMaps} />
    </div>
  )
}

function SideView({
  word,
  map,
  side,
  hasMap,
}: {
  word: string
  map: string
  side: Comparison['before']
  hasMap: boolean
}) {
  // What is made is drawn last, as a frame around what moved into it.
  const shapes = useMemo(
    () =>
      side.shapes
        .map(shapeOf)
        .sort((a, b) => Number(a.tone === 'made') - Number(b.tone === 'made')),
    [side.shapes],
  )
  const seen = useMemo(() => middleOf(side.shapes), [side.shapes])
  return (
    <section className="l-stack">
      <h3>{word}</h3>
      {hasMap && shapes.length > 0 ? (
        <AreaMap label={map} height={340} shapes={shapes} within={seen} />
      ) : null}
      <Tree areas={side.areas} parent={null} />
    </section>
  )
}

function shapeOf({ id, name, polygons, change }: ComparedShape): MapShape {
  return change === 'same' ? { id, name, polygons } : { id, name, polygons, tone: change }
}

// The corners of what changes: the map shows it, with the rest around.
function middleOf(shapes: readonly ComparedShape[]): [number, number][] {
  return shapes
    .filter(({ change }) => change !== 'same')
    .flatMap(({ polygons }) => polygons.flat(2))
}

function Tree({ areas, parent }: { areas: readonly ComparedArea[]; parent: string | null }) {
  const listed = new Set(areas.map(({ id }) => id))
  const children = areas.filter(({ parent_id }) =>
    parent === null ? parent_id === null || !listed.has(parent_id) : parent_id === parent,
  )
  if (children.length === 0) return null
  const isPlain = ({ id, change }: ComparedArea) =>
    change === 'same' && !areas.some(({ parent_id }) => parent_id === id)
  const others = parent === null ? [] : children.filter(isPlain)
  const shown = others.length > 1 ? children.filter((one) => !isPlain(one)) : children
  return (
    <ul className={parent === null ? 'd-tree' : ''}>
      {shown.map(({ id, name, code, change }) => (
        <li key={id}>
          <span className={`d-tree-${change}`}>{name}</span>{' '}
          <span className="l-quiet l-small">{code}</span>
          {change === 'same' ? null : <span className="d-tree-word">{AREA_CHANGE[change]}</span>}
          <Tree areas={areas} parent={id} />
        </li>
      ))}
      {others.length > 1 ? (
        <li className="l-quiet">
          {fill(shown.length > 0 ? PLANS.others_same : PLANS.all_same, { n: others.length })}
        </li>
      ) : null}
    </ul>
  )
}
