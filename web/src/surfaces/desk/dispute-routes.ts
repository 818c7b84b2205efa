import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The pages of disputes. */
export function disputeRoutes(root: AnyRoute) {
  const under = { getParentRoute: () => root } as const
  return [
    createRoute({
      ...under,
      path: '/disputes',
      component: lazyRouteComponent(() => import('./pages/Disputes.tsx'), 'Disputes'),
    }),
    createRoute({
      ...under,
      path: '/disputes/new',
      component: lazyRouteComponent(() => import('./pages/NewDispute.tsx'), 'NewDispute'),
    }),
    createRoute({
      ...under,
      path: '/disputes/calendar',
      component: lazyRouteComponent(() => import('./pages/DisputeCalendar.tsx'), 'DisputeCalendar'),
    }),
    createRoute({
      ...under,
      path: '/disputes/$id',
      component: lazyRouteComponent(() => import('./pages/Dispute.tsx'), 'Dispute'),
    }),
  ]
}
