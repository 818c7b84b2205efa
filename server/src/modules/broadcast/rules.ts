/** Groups of one batch: few enough that a torn one costs a second, enough that 2,700 take three. */
export const BATCH_GROUPS = 1_000
/** Owners are asked again within so many hours at most as often as the district’s number says. */
export const REMINDER_HOURS = 24
