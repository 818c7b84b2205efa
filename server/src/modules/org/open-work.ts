import type { Tx } from '#platform/db'

/** Asks a module above whether a unit still has open work; in the caller's transaction. */
export type OpenWorkCheck = (tx: Tx, district_id: number, unit_id: string) => Promise<boolean>

const checks: OpenWorkCheck[] = []

/** Adds a module's question to those asked before a unit is closed. Modules above know units, not the other way round,
 * so their index hands the question down. */
export function registerOpenWork(check: OpenWorkCheck): void {
  if (!checks.includes(check)) checks.push(check)
}

/** Whether any module says that the unit has open work. */
export async function hasOpenWork(tx: Tx, district_id: number, unit_id: string): Promise<boolean> {
  for (const check of checks) if (await check(tx, district_id, unit_id)) return true
  return false
}
