import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Pages of the house: the ways out of it, what a person pastes, the record, and one's own settings. */
export function houseRoutes(root: AnyRoute) {
  const under = { getParentRoute: () => root } as const
  return [
    createRoute({
      ...under,
      path: '/channels',
      component: lazyRouteComponent(() => import('./pages/Channels.tsx'), 'Channels'),
    }),
    createRoute({
      ...under,
      path: '/posts',
      component: lazyRouteComponent(() => import('./pages/Posts.tsx'), 'Posts'),
    }),
    createRoute({
      ...under,
      path: '/audit',
      component: lazyRouteComponent(() => import('./pages/Audit.tsx'), 'Audit'),
    }),
    createRoute({
      ...under,
      path: '/settings',
      component: lazyRouteComponent(() => import('./pages/Settings.tsx'), 'Settings'),
    }),
  ]
}
