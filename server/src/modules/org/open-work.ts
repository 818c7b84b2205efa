import type { Tx } from '#platform/db'

/** Asks a module above whether something of a unit is left in it; in the caller's transaction. */
export type OpenWorkCheck = (tx: Tx, district_id: number, unit_id: string) => Promise<boolean>

/** Why a unit stays: it has work, or the rules in force give work to it. */
export type WhyUnitStays = 'unit_has_open_work' | 'unit_in_rules'

const checks: { check: OpenWorkCheck; why: WhyUnitStays }[] = []

/** Adds a module's question to those asked before a unit is closed. Modules above know units, not the other way round,
 * so their index hands the question down. */
export function registerOpenWork(
  check: OpenWorkCheck,
  why: WhyUnitStays = 'unit_has_open_work',
): void {
  if (!checks.some((one) => one.check === check)) checks.push({ check, why })
}

/** Why a unit cannot be closed, by the first module that says so; null where nothing of it is left. */
export async function whyUnitStays(
  tx: Tx,
  district_id: number,
  unit_id: string,
): Promise<WhyUnitStays | null> {
  for (const { check, why } of checks) if (await check(tx, district_id, unit_id)) return why
  return null
}
