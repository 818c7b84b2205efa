import type { Confirmation, DraftContent, PreCheck } from '@linli/contract/agreement-shapes'
import type { Standing } from '#modules/mediation'
import type { QueryContext } from '#platform/module'
import { checkDraft } from '../check-draft.ts'
import { preCheck } from '../confirm-clock.ts'
import { aboutDraft } from '../draft-agreement.ts'
import { confirmationSteps } from '../policy.ts'
import type { PartyRow } from '../read-parties.ts'
import { type AgreementRow, moment } from './agreement-rows.ts'

/** What stands for or against the court's confirmation of a binding agreement; null before it binds. */
export function preCheckOf(
  ctx: QueryContext,
  row: AgreementRow,
  { content, parties }: { content: DraftContent; parties: readonly PartyRow[] },
): PreCheck | null {
  if (row.effective_at === null || row.confirm_due_on === null) return null
  const about = aboutDraft({ parties, type: row.dispute_type, now: new Date(row.effective_at) })
  return preCheck(
    {
      dispute_type: row.dispute_type,
      has_unclear: !checkDraft(content, about).may_be_signed,
      confirm_due_on: row.confirm_due_on,
      is_beyond_calendar: row.is_beyond_calendar,
      is_performed: row.state !== 'effective',
      has_payments: content.obligations.some(({ kind }) => kind === 'payment'),
      affects_third_party: null,
      decides_property_right: null,
      are_parties_identified: null,
    },
    ctx.now,
  )
}

/** Every confirmation that was offered, with the steps that this person may take. */
export function confirmationsOf(row: AgreementRow, standing: Standing): Confirmation[] {
  return (row.confirmations ?? []).map(({ ruling, ...one }) => ({
    ...one,
    offered_at: moment(one.offered_at),
    is_valid: ruling === null ? null : ruling === 'valid',
    can: confirmationSteps(standing, one.state),
  }))
}
