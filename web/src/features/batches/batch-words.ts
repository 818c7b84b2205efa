import type { BatchAct } from '@linli/contract/batches'
import { BATCH_ACT, ROW_REASON, ROW_REASON_ELSE, UNSET_SECRET } from '../../words/zh-CN/batches.ts'
import { REASON_TEXTS } from '../../words/zh-CN/problems.ts'

/** The verb of an act on many. */
export function verbOf(act: BatchAct) {
  return act.action === 'set_secret' && !act.is_secret ? UNSET_SECRET : BATCH_ACT[act.action]
}

/** Why a row does not go, shortly; the sentence of the single act where there is no shorter one. */
export function whyOf(reason: string) {
  return ROW_REASON[reason] ?? REASON_TEXTS[reason] ?? ROW_REASON_ELSE
}
