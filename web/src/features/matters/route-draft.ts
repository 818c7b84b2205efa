import type { MatterSource } from '@linli/contract/codes/matters'
import {
  type MediationBar,
  ROUTES,
  type Route,
  type RouteChooser,
} from '@linli/contract/codes/routes'
import type { InputOf } from '../../lib/api.ts'

/** What was told of the ways and chosen, as it is typed. */
export interface RouteDraft {
  bars: MediationBar[]
  chosen: Route | 'none' | null
  reason: string
  chosen_by: RouteChooser
}

export const EMPTY_ROUTE: RouteDraft = { bars: [], chosen: null, reason: '', chosen_by: 'self' }

/** Whether the ways are to be told: what comes as a petition, and every dispute (信访工作条例 art. 31). */
export function asksRoute(source: MatterSource, category_code: string | undefined): boolean {
  return source === 'petition' || category_code?.split('.')[0] === 'dispute'
}

/** The ways that are open, in lawful order; people's mediation only where nothing speaks against it. */
export function openRoutes(bars: readonly MediationBar[]): Route[] {
  return ROUTES.filter((route) => route !== 'mediation' || bars.length === 0)
}

/** The choice as the operations take it; undefined while nothing is chosen, or the reason for choosing none is missing. */
export function routeInput(
  draft: RouteDraft,
): Omit<InputOf<'matters.choose_route'>, 'id'> | undefined {
  const { bars, chosen, chosen_by } = draft
  const reason = draft.reason.trim()
  if (!chosen || (chosen === 'none' && !reason)) return undefined
  return {
    bars,
    chosen: chosen === 'none' ? null : chosen,
    chosen_by,
    ...(reason ? { reason } : {}),
  }
}
