import type { WhistleKind } from '@linli/contract/codes/joint'
import type { ParameterKey } from '@linli/contract/codes/parameters'
import { afterNight } from '#platform/workdays'

/** The number of hours in which the units of a call answer, by its kind. */
export const WHISTLE_HOURS = {
  law_enforcement: 'joint.whistle_law_enforcement_hours',
  emergency: 'joint.whistle_emergency_hours',
  key_work: 'joint.whistle_key_work_hours',
} as const satisfies Record<WhistleKind, ParameterKey>

/** When a call rings: an emergency at once, anything else not at night. */
export function whistleRingsAt(kind: WhistleKind, blown_at: Date): Date {
  return kind === 'emergency' ? blown_at : afterNight(blown_at)
}
