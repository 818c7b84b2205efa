import { DockScreen } from '../../features/assessments/DockScreen.tsx'
import { PlanForm } from '../../features/assessments/PlanForm.tsx'
import { HandOverForm } from '../../features/batches/HandOverForm.tsx'
import type { ActForms } from '../../features/matters/ActDock.tsx'
import { AppealForm } from '../../features/matters/AppealForm.tsx'
import { MergeForm } from '../../features/matters/MergeForm.tsx'
import { RouteForm } from '../../features/matters/RouteForm.tsx'
import { InstructForm } from '../../features/supervision/InstructForm.tsx'
import { SuperviseForm } from '../../features/supervision/SuperviseForm.tsx'

/** The forms of acts that ask more than `ACT_FIELDS` can say, those of modules above `matters` among them, by act. */
export const ACT_FORMS: ActForms = {
  assess: PlanForm,
  screen: DockScreen,
  merge: MergeForm,
  appeal: AppealForm,
  choose_route: RouteForm,
  supervise: SuperviseForm,
  instruct: InstructForm,
  hand_over: HandOverForm,
}
