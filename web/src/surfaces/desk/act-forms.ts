import { DockScreen } from '../../features/assessments/DockScreen.tsx'
import { PlanForm } from '../../features/assessments/PlanForm.tsx'
import type { ActForms } from '../../features/matters/ActDock.tsx'

/** The forms of acts that modules above `matters` have, by act. */
export const ACT_FORMS: ActForms = { assess: PlanForm, screen: DockScreen }
