import { joint } from '@linli/contract/joint'
import { registerHoldings } from '#modules/org'
import { implement, STAFF } from '#platform/module'
import { answerTask, tellTask } from './answer-task.ts'
import { answerWhistle } from './answer-whistle.ts'
import { blowWhistle } from './blow-whistle.ts'
import { endWhistle } from './end-whistle.ts'
import { everyAlarmTasks } from './every-alarm-tasks.ts'
import { giveTaskOfMatter } from './give-task.ts'
import { judgeWhistle } from './judge-whistle.ts'
import { countWhistles } from './queries/count-whistles.ts'
import { listTasks } from './queries/list-tasks.ts'
import { countTabs, listWhistles } from './queries/list-whistles.ts'
import { viewWork, viewWorkOf } from './queries/view-work.ts'
import { everyRingWhistles, ringWhistles } from './ring-whistles.ts'
import { ruleTask } from './rule-task.ts'
import { beginTask } from './take-task.ts'
import { UNITS_HELD } from './units-held.ts'

export { answerTask } from './answer-task.ts'
export { answerWhistle } from './answer-whistle.ts'
export { blowWhistle } from './blow-whistle.ts'
export { endWhistle } from './end-whistle.ts'
export { type GivenTask, giveTask, giveTaskOfMatter } from './give-task.ts'
export { judgeWhistle } from './judge-whistle.ts'
export { ruleTask } from './rule-task.ts'
export { beginTask } from './take-task.ts'

registerHoldings(...UNITS_HELD)

const UNITS = ['unit_staff', 'centre_staff'] as const
const LEADS = ['grid_worker', ...UNITS] as const
const CENTRE = ['centre_staff'] as const

/** Several units on one matter: tasks, rulings, and calls of a street. */
export const jointModule = implement(
  'joint',
  joint,
  {
    get_work: { roles: STAFF, run: (ctx, input) => viewWork(ctx, input.id) },
    list_tasks: { roles: STAFF, run: listTasks },
    list_whistles: { roles: STAFF, run: listWhistles },
    count_tabs: { roles: STAFF, run: countTabs },
    count_whistles: { roles: STAFF, run: countWhistles },

    give_task: { roles: LEADS, run: giveTaskOfMatter, view: viewWork },
    take_task: { roles: UNITS, run: beginTask, view: viewWorkOf },
    answer_task: { roles: UNITS, run: answerTask, view: viewWorkOf },
    tell_task: { roles: LEADS, run: tellTask, view: viewWorkOf },
    rule_task: { roles: CENTRE, run: ruleTask, view: viewWorkOf },

    whistle: { roles: CENTRE, run: blowWhistle, view: viewWork },
    answer_whistle: { roles: UNITS, run: answerWhistle, view: viewWorkOf },
    end_whistle: { roles: CENTRE, run: endWhistle, view: viewWorkOf },
    judge_whistle: { roles: UNITS, run: judgeWhistle, view: viewWorkOf },
  },
  {
    consumers: { 'whistle.blown': ringWhistles },
    schedules: {
      alarm_tasks: { cron: '*/10 * * * *', run: everyAlarmTasks },
      ring_whistles: { cron: '*/5 * * * *', run: everyRingWhistles },
    },
  },
)
