import type { DisputeState } from '@linli/contract/codes/mediation'

/** Where a dispute stands. */
export const DISPUTE_STATE: Record<DisputeState, string> = {
  applied: '登记待审',
  accepted: '已受理',
  mediating: '调解中',
  agreed: '达成协议',
  failed: '未达成，已终止',
  refused: '不予受理',
  withdrawn: '申请人撤回',
  closed: '已结案',
  filed: '已归档',
}
