import { supervision } from '@linli/contract/supervision'
import { viewMatter } from '#modules/matters'
import { registerHoldings } from '#modules/org'
import { implement, STAFF } from '#platform/module'
import { answerInstruction } from './answer-instruction.ts'
import { answerOrder } from './answer-order.ts'
import { everyAlarmReplies } from './every-alarm-replies.ts'
import { instructUnit } from './instruct-unit.ts'
import { liftOrder } from './lift-order.ts'
import { onSupervisionTold } from './on-supervision-told.ts'
import { countTabs } from './queries/count-tabs.ts'
import { listInstructions } from './queries/list-instructions.ts'
import { getOrder, listOrders } from './queries/list-orders.ts'
import { listSuggested } from './queries/list-suggested.ts'
import { viewOfMatter } from './queries/view-of-matter.ts'
import { superviseMatter } from './supervise-matter.ts'
import { UNITS_HELD } from './units-held.ts'

registerHoldings(...UNITS_HELD)

const WHO_SUPERVISES = ['centre_staff', 'leader'] as const
const UNITS = ['grid_worker', 'unit_staff', 'centre_staff'] as const

/** Orders of supervision, and what leaders write on matters: answered, and kept in sight until they are. */
export const supervisionModule = implement(
  'supervision',
  supervision,
  {
    get_of_matter: { roles: STAFF, run: (ctx, input) => viewOfMatter(ctx, input.id) },
    get_order: { roles: STAFF, run: getOrder },
    list_orders: { roles: STAFF, run: listOrders },
    list_instructions: { roles: STAFF, run: listInstructions },
    list_suggested: { roles: WHO_SUPERVISES, run: listSuggested },
    count_tabs: { roles: STAFF, run: countTabs },
    supervise: { roles: WHO_SUPERVISES, run: superviseMatter, view: viewMatter },
    answer: { roles: UNITS, run: answerOrder, view: viewMatter },
    lift: { roles: WHO_SUPERVISES, run: liftOrder, view: viewMatter },
    instruct: { roles: ['leader'], run: instructUnit, view: viewMatter },
    answer_instruction: { roles: UNITS, run: answerInstruction, view: viewMatter },
  },
  {
    consumers: { 'supervision.told': onSupervisionTold },
    schedules: { alarm_replies: { cron: '6-59/10 * * * *', run: everyAlarmReplies } },
  },
)
