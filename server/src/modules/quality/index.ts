import { quality } from '@linli/contract/quality'
import { viewMatter } from '#modules/matters'
import { registerHoldings } from '#modules/org'
import { implement } from '#platform/module'
import { hearsCheck } from './announce-check.ts'
import { answerCheck } from './answer-check.ts'
import { everyDrawChecks } from './every-draw-checks.ts'
import { excludeMatter, keepCounted } from './judge-exclusion.ts'
import { agreeExplanation, refuseExplanation } from './judge-explanation.ts'
import { proposeExclusion } from './propose-exclusion.ts'
import { getCheck, listChecks } from './queries/checks.ts'
import { getDraw } from './queries/get-draw.ts'
import { getFigures, listFigureAreas } from './queries/get-figures.ts'
import { listCounted } from './queries/list-counted.ts'
import { recordCheck } from './record-check.ts'
import { revealCaller } from './reveal-caller.ts'
import { UNITS_HELD } from './units-held.ts'

export { answerCheck } from './answer-check.ts'
export { drawDay } from './every-draw-checks.ts'
export { excludeMatter } from './judge-exclusion.ts'
export { proposeExclusion } from './propose-exclusion.ts'
export { recordCheck } from './record-check.ts'

registerHoldings(...UNITS_HELD)

const CENTRE = ['centre_staff'] as const
const READERS = ['centre_staff', 'leader'] as const
const HANDLERS = ['grid_worker', 'unit_staff', 'centre_staff'] as const

/** Whether closed means solved: spot checks, exclusions and the figures of closure. */
export const qualityModule = implement(
  'quality',
  quality,
  {
    list_areas: { roles: READERS, run: listFigureAreas },
    get_figures: { roles: READERS, run: getFigures },
    list_counted: { roles: READERS, run: listCounted },
    list_checks: { roles: READERS, run: listChecks },
    get_check: { roles: READERS, run: (ctx, input) => getCheck(ctx, input.id) },
    reveal_caller: { roles: CENTRE, limit: { max: 30, per_seconds: 60 }, run: revealCaller },
    record_check: { roles: CENTRE, run: recordCheck, view: getCheck },
    answer_check: { roles: CENTRE, run: answerCheck, view: getCheck },
    agree_explanation: { roles: CENTRE, run: agreeExplanation, view: getCheck },
    refuse_explanation: { roles: CENTRE, run: refuseExplanation, view: getCheck },
    get_draw: { roles: ['centre_staff', 'leader', 'auditor'], run: getDraw },
    propose_exclusion: { roles: HANDLERS, run: proposeExclusion, view: viewMatter },
    exclude: { roles: CENTRE, run: excludeMatter, view: viewMatter },
    keep_counted: { roles: CENTRE, run: keepCounted, view: viewMatter },
  },
  {
    schedules: { draw_checks: { cron: '*/10 * * * *', run: everyDrawChecks } },
    hears: { check: hearsCheck },
  },
)
