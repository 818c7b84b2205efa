import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Pages of telling many groups and of seeking people. */
export function searchRoutes(root: AnyRoute) {
  const under = { getParentRoute: () => root } as const
  return [
    createRoute({
      ...under,
      path: '/lost',
      component: lazyRouteComponent(() => import('./pages/LostPeople.tsx'), 'LostPeople'),
    }),
    createRoute({
      ...under,
      path: '/lost/new',
      component: lazyRouteComponent(() => import('./pages/LostPeople.tsx'), 'NewLostPerson'),
    }),
    createRoute({
      ...under,
      path: '/lost/$id',
      component: lazyRouteComponent(() => import('./pages/LostPersonPage.tsx'), 'LostPersonPage'),
    }),
    createRoute({
      ...under,
      path: '/broadcasts',
      component: lazyRouteComponent(() => import('./pages/Broadcasts.tsx'), 'Broadcasts'),
    }),
    createRoute({
      ...under,
      path: '/broadcasts/new',
      component: lazyRouteComponent(() => import('./pages/Broadcasts.tsx'), 'NewBroadcast'),
    }),
    createRoute({
      ...under,
      path: '/broadcasts/$id',
      component: lazyRouteComponent(() => import('./pages/BroadcastPage.tsx'), 'BroadcastPage'),
    }),
  ]
}
