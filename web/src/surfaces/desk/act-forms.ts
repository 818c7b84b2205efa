import type { ActForms } from '../../features/matters/ActDock.tsx'

/** The forms of acts that modules above `matters` have, by act. */
export const ACT_FORMS: ActForms = {}
