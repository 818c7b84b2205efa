import { fillTemplate, hasPlace, PLACEHOLDERS, sayDeadline } from '@linli/contract/codes/templates'
import { sql } from 'kysely'
import type { Judged } from '#modules/matters'
import type { Tx } from '#platform/db'

/** Fills the places of each row's note with what the row itself says. */
export async function fillNotes(
  tx: Tx,
  district_id: number,
  going: readonly Judged[],
): Promise<Judged[]> {
  const isTemplate = going.some(({ move }) =>
    PLACEHOLDERS.some((place) => hasPlace(move.note ?? '', place)),
  )
  if (!isTemplate) return [...going]
  const unit_ids = [...new Set(going.flatMap((one) => unitOf(one) ?? []))]
  const units = await sql<{ id: string; name: string }>`
    select id, name from org.unit where district_id = ${district_id} and id = any(${unit_ids}::uuid[])`.execute(
    tx,
  )
  const names = new Map(units.rows.map(({ id, name }) => [id, name]))
  return going.map((one) => {
    const { matter, move } = one
    const note = fillTemplate(move.note ?? '', {
      编号: matter.number,
      分类: matter.category_name,
      期限: matter.due_at && sayDeadline(matter.due_at),
      单位: names.get(unitOf(one) ?? '') ?? null,
    })
    return { ...one, move: { ...move, note } }
  })
}

function unitOf({ matter, move }: Judged): string | null {
  return move.set?.unit_id ?? matter.unit_id
}
