import type { MatterAction } from '@linli/contract/codes/matters'
import type { Matter } from '@linli/contract/matters'
import type { Told } from './act-command.ts'

/** Whether another unit is chosen than the one a rule suggests: then a note says why. */
export function choosesOtherwise(
  { suggested_unit, suggested_by }: Pick<Matter, 'suggested_unit' | 'suggested_by'>,
  action: MatterAction,
  { unit_id }: Told,
) {
  const isGiven = action === 'assign' && unit_id !== undefined
  return (
    isGiven && suggested_by !== null && suggested_unit !== null && unit_id !== suggested_unit.id
  )
}
