import type { ObligationLine } from '@linli/contract/agreement-shapes'
import { maskName } from '#platform/keys'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { breachSteps, daysLate, enforceUntil, obligationState } from '../obligation-state.ts'
import { manages, mayJudge, mayTell } from '../policy.ts'
import { unsealText } from '../seal-content.ts'
import { type AgreementRow, moment, momentOrNull, type ObligationJson } from './agreement-rows.ts'
import type { Seeing } from './list-agreements.ts'

/** What was promised, and what became of it today. */
export function obligationLines(
  ctx: QueryContext,
  row: AgreementRow,
  seeing: Seeing,
): ObligationLine[] {
  return (row.obligations ?? []).map((one) => lineOf(ctx, { row, one, seeing }))
}

function lineOf(
  ctx: QueryContext,
  { row, one, seeing }: { row: AgreementRow; one: ObligationJson; seeing: Seeing },
): ObligationLine {
  const today = shanghaiDay(ctx.now)
  const state = obligationState(one, today, seeing.rule.warn_days)
  const is_enforceable = (row.confirmations ?? []).some(({ ruling }) => ruling === 'valid')
  const performances = (row.performances ?? []).filter((it) => it.obligation_id === one.id)
  const steps = (row.steps ?? []).filter((it) => it.obligation_id === one.id)
  return {
    id: one.id,
    position: one.position,
    kind: one.kind,
    from: nameOf(one.from_party_id, seeing),
    to: nameOf(one.to_party_id, seeing),
    what: seeing.is_masked ? '' : unsealText(ctx.keys, one.sealed_what),
    amount_fen: one.amount_fen,
    paid_fen: one.paid_fen,
    due_on: one.due_on,
    manner: one.manner,
    is_on_spot: one.is_on_spot,
    state,
    days_late: daysLate(one, today),
    performances: seeing.is_masked
      ? []
      : performances.map(({ obligation_id: _, on_day, file_ids, ...it }) => ({
          ...it,
          on: on_day,
          told_at: moment(it.told_at),
          judged_at: momentOrNull(it.judged_at),
          files: file_ids.flatMap((id) => seeing.files.get(id) ?? []),
        })),
    steps: steps.map(({ obligation_id: _, at, ...it }) => ({
      ...it,
      words: seeing.is_masked ? '' : it.words,
      on: shanghaiDay(new Date(at)),
    })),
    enforce_until: is_enforceable && state !== 'performed' ? enforceUntil(one.due_on) : null,
    can: actsOf({ one, seeing, today, is_enforceable }),
  }
}

function actsOf(of: {
  one: ObligationJson
  seeing: Seeing
  today: string
  is_enforceable: boolean
}): ObligationLine['can'] {
  const { one, seeing, today, is_enforceable } = of
  const { standing, mine } = seeing
  const acts: ObligationLine['can'] = []
  if (one.performed_on !== null) return acts
  if (one.moved_to === null) {
    if (mayTell(standing, mine, one)) acts.push('tell')
    if (mayJudge(standing, mine, one)) acts.push('judge')
  }
  if (manages(standing)) acts.push(...breachSteps(one, { today, is_enforceable }))
  return acts
}

function nameOf(id: string, { parties, is_masked }: Seeing): { id: string; name: string } {
  const name = parties.find((party) => party.id === id)?.name ?? ''
  return { id, name: is_masked ? maskName(name) : name }
}
