/** Where people already are when they come to us. */
export const PLATFORMS = ['wecom', 'mini_program'] as const
export type Platform = (typeof PLATFORMS)[number]

/** `asking`: we ask the platform who it is. `known`: it is somebody of ours. `untied`: the platform named somebody whom we do not
 * know by that name. `over`: used, or too old. */
export const ARRIVAL_STEPS = ['begun', 'asking', 'known', 'untied', 'refused', 'over'] as const
export type ArrivalStep = (typeof ARRIVAL_STEPS)[number]

/** Why the platform did not name anybody. */
export const ARRIVAL_FAULTS = ['code_not_good', 'not_a_member', 'platform_silent'] as const
export type ArrivalFault = (typeof ARRIVAL_FAULTS)[number]
