import type { PlanStep } from '@linli/contract/reorganisation-steps'
import type { Organisation } from './organisation.ts'
import type { Shape, StepOf } from './shape.ts'
import { AREA_STEPS } from './shape-areas.ts'
import { settlePosts, UNIT_STEPS } from './shape-units.ts'

/** Takes the steps one after the other on a copy and says what is impossible; the order of steps counts. */
export function shapePlan(
  before: Organisation,
  steps: readonly PlanStep[],
  newId: () => string,
): Shape {
  const shape: Shape = {
    before,
    after: {
      areas: new Map(before.areas),
      units: new Map(before.units),
      posts: new Map(before.posts),
      people: before.people,
    },
    successors: [],
    handed_over: new Map(),
    conflicts: [],
    touched: new Set(),
    at: 0,
    newId,
  }
  for (const [at, step] of steps.entries()) {
    shape.at = at
    take(shape, step)
  }
  settlePosts(shape)
  return shape
}

const STEPS = { ...AREA_STEPS, ...UNIT_STEPS } satisfies {
  [K in PlanStep['kind']]: StepOf<K>
}

function take<K extends PlanStep['kind']>(
  shape: Shape,
  step: Extract<PlanStep, { kind: K }>,
): undefined {
  const run: StepOf<K> = stepOf(step.kind)
  run(shape, step)
}

function stepOf<K extends PlanStep['kind']>(kind: K): StepOf<K> {
  const steps: { [Kind in PlanStep['kind']]: StepOf<Kind> } = STEPS
  return steps[kind]
}
