import { assessments } from '@linli/contract/assessments'
import { registerHoldings } from '#modules/org'
import { implement, STAFF } from '#platform/module'
import { addAddendum } from './add-addendum.ts'
import { hearsAssessment } from './announce-assessment.ts'
import { cancelAssessment } from './cancel-assessment.ts'
import { everyEscalateDuties } from './every-escalate-duties.ts'
import { everyTellMeetings } from './every-tell-meetings.ts'
import { holdMeeting } from './hold-meeting.ts'
import { liftDuty } from './lift-duty.ts'
import { planAssessment } from './plan-assessment.ts'
import { countAssessments, listAssessments, listOfMatter } from './queries/list-assessments.ts'
import { listComing } from './queries/list-coming.ts'
import { listDuties } from './queries/list-duties.ts'
import { viewAssessment } from './queries/view-assessment.ts'
import { viewRisk, viewRiskAfter, viewRiskOfDuty } from './queries/view-risk.ts'
import { recordMinutes } from './record-minutes.ts'
import { reportRisk } from './report-risk.ts'
import { reviseMeeting } from './revise-meeting.ts'
import { screenMatter } from './screen-matter.ts'
import { signOff } from './sign-off.ts'
import { UNITS_HELD } from './units-held.ts'

// Given as commands by the demonstration too.
export {
  cancelAssessment,
  holdMeeting,
  planAssessment,
  recordMinutes,
  reportRisk,
  screenMatter,
  signOff,
}

registerHoldings(...UNITS_HELD)

const CENTRE = ['centre_staff'] as const
const WORKERS = ['grid_worker', 'unit_staff', 'centre_staff'] as const

/** What several offices decide about a matter together, and which dangers must be reported. */
export const assessmentsModule = implement(
  'assessments',
  assessments,
  {
    list: { roles: STAFF, run: listAssessments },
    count: { roles: STAFF, run: countAssessments },
    get: { roles: STAFF, run: (ctx, input) => viewAssessment(ctx, input.id) },
    list_of_matter: { roles: STAFF, run: listOfMatter },
    list_coming: { roles: STAFF, run: listComing },
    plan: { roles: CENTRE, run: planAssessment, view: viewAssessment },
    revise: { roles: CENTRE, run: reviseMeeting, view: viewAssessment },
    record: { roles: CENTRE, run: recordMinutes, view: viewAssessment },
    hold: { roles: CENTRE, run: holdMeeting, view: viewAssessment },
    sign_off: { roles: STAFF, run: signOff, view: viewAssessment },
    cancel: { roles: CENTRE, run: cancelAssessment, view: viewAssessment },
    add_addendum: { roles: STAFF, run: addAddendum, view: viewAssessment },

    get_risk: { roles: WORKERS, run: (ctx, input) => viewRisk(ctx, input.matter_id) },
    list_duties: { roles: WORKERS, run: listDuties },
    screen: {
      roles: WORKERS,
      run: screenMatter,
      view: viewRiskAfter,
      result: (input) => input.matter_id,
    },
    report_risk: { roles: WORKERS, run: reportRisk, view: viewRiskOfDuty },
    lift_duty: { roles: CENTRE, run: liftDuty, view: viewRiskOfDuty },
  },
  {
    schedules: {
      escalate_duties: { cron: '*/10 * * * *', run: everyEscalateDuties },
      tell_meetings: { cron: '*/10 * * * *', run: everyTellMeetings },
    },
    hears: { assessment: hearsAssessment },
  },
)
