import type { Tx } from '#platform/db'
import { layOutAppeals } from './lay-out-appeals.ts'
import { layOutAssessments } from './lay-out-assessments.ts'
import { layOutAssignments } from './lay-out-assignments.ts'
import { layOutChanges } from './lay-out-changes.ts'
import { layOutClocks } from './lay-out-clocks.ts'
import { layOutJoint } from './lay-out-joint.ts'
import { layOutQuality } from './lay-out-quality.ts'
import { layOutReorganisation } from './lay-out-reorganisation.ts'
import { layOutRules } from './lay-out-rules.ts'
import { layOutSupervision } from './lay-out-supervision.ts'
import { layOutWorkbench } from './lay-out-workbench.ts'
import type { Organisation } from './store-organisation.ts'

/** Work of several units on matters that are open at the cut-off, and what watches it: a few rows for every page. Runs
 * after the matters are loaded and before they are counted. Each part is a line here. */
export async function layOutWork(tx: Tx, model: Organisation): Promise<void> {
  await layOutChanges(tx, model)
  await layOutAssessments(tx, model)
  await layOutJoint(tx, model)
  await layOutAppeals(tx, model)
  await layOutRules(tx, model)
  await layOutAssignments(tx, model)
  await layOutSupervision(tx, model)
  await layOutClocks(tx, model)
  await layOutQuality(tx, model)
  await layOutReorganisation(tx, model)
  await layOutWorkbench(tx, model)
}
