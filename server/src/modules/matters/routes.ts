import type { MatterSource } from '@linli/contract/codes/matters'
import { type MediationBar, ROUTES, type Route } from '@linli/contract/codes/routes'

/** Whether the ways of 信访工作条例 art. 31 are to be told: what comes as a petition, and every dispute. */
export function asksRoute(matter: { source: MatterSource; category_code: string }): boolean {
  return matter.source === 'petition' || matter.category_code.split('.')[0] === 'dispute'
}

/** The ways that are open, statutory ones first and petition last; people's mediation only where nothing speaks against
 * it. */
export function openRoutes(bars: readonly MediationBar[]): Route[] {
  return ROUTES.filter((route) => route !== 'mediation' || bars.length === 0)
}
