import type { Urgency } from '@linli/contract/codes/matters'
import type { TriageLine } from '@linli/contract/matters'
import type { InputOf } from '../../lib/api.ts'
import type { PickedCategory } from '../catalogue/CategoryField.tsx'
import type { PickedArea } from '../org/AreaSelect.tsx'

/** What was changed on a row of the triage board and not sent yet; what is absent stays as the matter has it. */
export interface TriageDraft {
  category?: PickedCategory
  urgency?: Urgency
  area?: PickedArea
  unit?: { id: string; name: string }
  note?: string
}

/** A row with what was changed on it. `suggested` is the unit that the catalogue means for the changed row. */
export function changedRow(
  line: TriageLine,
  draft: TriageDraft,
  suggested: { id: string; name: string } | null,
) {
  return {
    category: draft.category ?? line.category,
    urgency: draft.urgency ?? line.urgency,
    area: draft.area ?? (line.area ? { id: line.area.id, names: [line.area.name] } : null),
    unit: draft.unit ?? suggested,
  }
}

/** What sends a row on; without `unit_id` it is triaged only. */
export function sendOnInput(
  line: TriageLine,
  draft: TriageDraft,
  unit_id: string | undefined,
): InputOf<'matters.send_on'> {
  const note = draft.note?.trim()
  return {
    id: line.id,
    category_code: (draft.category ?? line.category).code,
    urgency: draft.urgency ?? line.urgency,
    ...(draft.area ? { area_id: draft.area.id } : {}),
    ...(unit_id ? { unit_id } : {}),
    ...(note ? { note } : {}),
  }
}
