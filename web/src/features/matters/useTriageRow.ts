import type { TriageLine } from '@linli/contract/matters'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { say } from '../../ui/Toast.tsx'
import { TRIAGE } from '../../words/zh-CN/triage.ts'
import { changedRow, sendOnInput, type TriageDraft } from './triage-draft.ts'

const NOTHING: { changed: TriageDraft } = { changed: {} }

/** The row that is worked on, with what was changed on it: kept on this computer until it is sent. */
export function useTriageRow(line: TriageLine, onSent: () => void) {
  const draft = useDraft(`triage ${line.id}`, NOTHING)
  const { changed } = draft.value
  const isMoved = [changed.category, changed.area, changed.urgency].some(Boolean)
  const area_id = changed.area?.id ?? line.area?.id
  const found = useQuery(
    'matters.suggest_unit',
    {
      category_code: (changed.category ?? line.category).code,
      urgency: changed.urgency ?? line.urgency,
      ...(area_id ? { area_id } : {}),
    },
    { isEnabled: isMoved, keepsPrevious: true },
  )
  const suggested = isMoved ? (found.data?.unit ?? null) : line.suggested_unit
  const is_by_rule = isMoved ? (found.data?.is_by_rule ?? false) : line.is_by_rule
  const now = changedRow(line, changed, suggested)
  const isOtherwise = is_by_rule && suggested !== null && now.unit?.id !== suggested.id
  const isReasonAbsent = isOtherwise && !changed.note?.trim()
  const [isAsked, setAsked] = useState(false)
  const sent = useCommand('matters.send_on', {
    onDone: (_output, { unit_id }) => {
      say(unit_id ? fill(TRIAGE.sent, { unit: ` ${now.unit?.name ?? ''}` }) : TRIAGE.redirected)
      void draft.clear()
      onSent()
    },
  })
  return {
    now,
    suggested,
    draft: changed,
    change: (change: TriageDraft) => draft.change({ changed: { ...changed, ...change } }),
    send: (unit_id: string | undefined) => {
      setAsked(true)
      if (unit_id && isReasonAbsent) return
      if (!sent.isPending) sent.mutate(sendOnInput(line, changed, unit_id))
    },
    isOtherwise,
    reasonMissing: isAsked && isReasonAbsent,
    error: sent.error,
    isPending: sent.isPending,
  }
}
