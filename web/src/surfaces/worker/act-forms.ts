import { ScreenForm } from '../../features/assessments/ScreenForm.tsx'
import type { ActForms } from '../../features/matters/ActDock.tsx'

/** The forms of acts that modules above `matters` have for the phone, by act. */
export const ACT_FORMS: ActForms = { screen: ScreenForm }
