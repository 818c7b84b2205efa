import type { Queue } from '@linli/contract/codes/matters'
import type { Actor } from '#platform/actor'
import { addressesOf } from './escalation-line.ts'
import { scopesOf, unitsOf } from './policy.ts'

/** The queues that exist for this person. */
export function queuesOf(actor: Actor): Queue[] {
  const queues: Queue[] = []
  if (
    actor.roles.some(
      (role) => role === 'grid_worker' || role === 'unit_staff' || role === 'centre_staff',
    )
  )
    queues.push('mine')
  if (unitsOf(actor).length > 0) queues.push('unit')
  if (scopesOf(actor).length > 0) queues.push('jurisdiction')
  if (addressesOf(actor).length > 0) queues.push('escalated')
  return queues
}
