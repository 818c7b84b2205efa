import type { Conflict } from '@linli/contract/codes/reorganisations'
import type { PlanStep } from '@linli/contract/reorganisation-steps'
import type { PlanConflict } from '@linli/contract/reorganisations'
import type { Heirs } from '#modules/org'
import type { Organisation } from './organisation.ts'

export interface Successor {
  noun: 'area' | 'unit'
  id: string
  successor_id: string
  takes_rest: boolean
}

/** An organisation on its way through the steps of a plan. Nothing here knows a database. */
export interface Shape {
  before: Organisation
  after: Organisation
  successors: Successor[]
  /** Unit → the one that takes over its open work in moved areas. */
  handed_over: Map<string, string>
  conflicts: PlanConflict[]
  /** Areas, units and posts that a step has moved, renamed or ended already, by what was done to them. */
  touched: Set<string>
  /** The step that is being taken, counted from 0. */
  at: number
  newId: () => string
}

/** How a step of one kind changes the shape. */
export type StepOf<K extends PlanStep['kind']> = (
  shape: Shape,
  step: Extract<PlanStep, { kind: K }>,
) => undefined

/** Notes what makes the step impossible; the shape stays as it is. */
export function refuse(
  shape: Shape,
  code: Conflict,
  about: string | null,
  items: readonly string[] = [],
): undefined {
  const n = Math.max(1, items.length)
  shape.conflicts.push({ code, about, step: shape.at, n, items: items.slice(0, MOST_ITEMS) })
}

/** How many lines of a list a report keeps. */
export const MOST_ITEMS = 50

/** Whether the same deed was done to this thing already; notes that it is done now. */
export function isAgain(shape: Shape, deed: 'move' | 'name' | 'code' | 'end', id: string): boolean {
  const key = `${deed} ${id}`
  if (shape.touched.has(key) || shape.touched.has(`end ${id}`)) return true
  shape.touched.add(key)
  return false
}

/** Each unit that ends with an heir, and the heir that stands at the end of the plan. */
export function heirsIn({ successors }: Pick<Shape, 'successors'>): Heirs {
  const next = new Map(
    successors.flatMap(({ noun, id, successor_id }) =>
      noun === 'unit' ? [[id, successor_id] as const] : [],
    ),
  )
  const lastOf = (id: string): string => {
    const heir = next.get(id)
    return heir === undefined ? id : lastOf(heir)
  }
  return Object.fromEntries([...next].map(([id, heir]) => [id, lastOf(heir)]))
}
