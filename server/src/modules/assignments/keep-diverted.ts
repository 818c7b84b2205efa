import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'

/** A matter that would go to another unit; the nil id is no unit. */
export interface Diverted {
  matter_id: string
  category_code: string
  from_unit_id: string
  to_unit_id: string
  is_late: boolean | null
}

// So many of each group are kept to be looked at; the counts are exact.
const MOST_SHOWN = 20

/** Adds the diverted matters of a page to their groups, and keeps some of each to look at, those that would be late first. */
export async function keepDiverted(
  { tx, actor }: CommandContext,
  dry_run_id: string,
  diverted: readonly Diverted[],
): Promise<void> {
  if (diverted.length === 0) return
  const groups = Map.groupBy(diverted, groupOf)
  const rows = [...groups.values()].map((those) => ({
    category_code: those[0]?.category_code,
    from_unit_id: those[0]?.from_unit_id,
    to_unit_id: those[0]?.to_unit_id,
    n: those.length,
    late: those.filter(({ is_late }) => is_late === true).length,
    unknown: those.filter(({ is_late }) => is_late === null).length,
  }))
  const kept = await sql<Omit<Diverted, 'matter_id' | 'is_late'> & { n: number }>`
    insert into assignments.dry_run_group as g (district_id, dry_run_id, category_code, from_unit_id, to_unit_id, n, late, unknown)
    select ${actor.district_id}::int, ${dry_run_id}::uuid, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (category_code text, from_unit_id uuid, to_unit_id uuid, n int, late int, unknown int)
    on conflict (district_id, dry_run_id, category_code, from_unit_id, to_unit_id) do update
      set n = g.n + excluded.n, late = g.late + excluded.late, unknown = g.unknown + excluded.unknown
    returning category_code, from_unit_id, to_unit_id, n`.execute(tx)
  const shown = kept.rows.flatMap((group) => {
    const those = groups.get(groupOf(group)) ?? []
    const before = group.n - those.length
    const lateFirst = [...those].sort((a, b) => Number(b.is_late) - Number(a.is_late))
    return lateFirst.slice(0, Math.max(0, MOST_SHOWN - before))
  })
  if (shown.length === 0) return
  await sql`
    insert into assignments.dry_run_matter (district_id, dry_run_id, matter_id, category_code, from_unit_id, to_unit_id, is_late)
    select ${actor.district_id}::int, ${dry_run_id}::uuid, r.* from jsonb_to_recordset(${JSON.stringify(shown)}::jsonb)
      as r (matter_id uuid, category_code text, from_unit_id uuid, to_unit_id uuid, is_late boolean)`.execute(
    tx,
  )
}

function groupOf(one: Omit<Diverted, 'matter_id' | 'is_late'>): string {
  return `${one.category_code} ${one.from_unit_id} ${one.to_unit_id}`
}
