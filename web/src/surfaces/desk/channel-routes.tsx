import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Pages of the ways out of the house, and of what a person pastes. */
export function channelRoutes(root: AnyRoute) {
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
  ]
}
