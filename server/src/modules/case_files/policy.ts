import type { DisputeState } from '@linli/contract/codes/mediation'
import type { Standing } from '#modules/mediation'

type Act = 'attach' | 'detach' | 'make' | 'open' | 'file' | 'hand_over'

/** Whether somebody keeps this file: the mediators of the case and the clerk of its committee. Parties have copies of their
 * papers; what lies in the file of the committee is the committee's. */
export function keepsFile({ is_mediator, is_clerk }: Pick<Standing, 'is_mediator' | 'is_clerk'>) {
  return is_mediator || is_clerk
}

const HANDED_OVER: readonly DisputeState[] = ['refused', 'failed', 'agreed', 'closed']

/** What a keeper of the file may do now. Nothing is put into a file that has been put away, nor taken out of it. */
export function actsOn(
  { state, is_clerk }: Pick<Standing, 'state' | 'is_clerk'>,
  volume: { state: string } | null,
): Act[] {
  const acts: [boolean, Act][] = [
    [state !== 'filed', 'attach'],
    [state !== 'filed', 'detach'],
    [volume?.state !== 'making', 'make'],
    [volume?.state === 'done', 'open'],
    [is_clerk && state === 'closed', 'file'],
    [HANDED_OVER.includes(state), 'hand_over'],
  ]
  return acts.flatMap(([may, act]) => (may ? [act] : []))
}
