import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { Broken, Missing } from '../../features/identity/Astray.tsx'
import { lawRoutes } from './law-routes.ts'
import { Home } from './pages/Home.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing })
const under = { getParentRoute: () => root } as const
/** The first page comes with the bundle; every other page is fetched when it is gone to. */
const routes = [
  createRoute({ ...under, path: '/', component: Home }),
  createRoute({
    ...under,
    path: '/report',
    component: lazyRouteComponent(() => import('./pages/Report.tsx'), 'Report'),
  }),
  createRoute({
    ...under,
    path: '/sent',
    component: lazyRouteComponent(() => import('./pages/Sent.tsx'), 'Sent'),
  }),
  createRoute({
    ...under,
    path: '/track',
    component: lazyRouteComponent(() => import('./pages/Track.tsx'), 'Track'),
  }),
  createRoute({
    ...under,
    path: '/t',
    component: lazyRouteComponent(() => import('./pages/TrackByLink.tsx'), 'TrackByLink'),
  }),
  createRoute({
    ...under,
    path: '/mine',
    component: lazyRouteComponent(() => import('./pages/Mine.tsx'), 'Mine'),
  }),
  createRoute({
    ...under,
    path: '/mine/$id',
    component: lazyRouteComponent(() => import('./pages/MyMatter.tsx'), 'MyMatter'),
  }),
  createRoute({
    ...under,
    path: '/who',
    component: lazyRouteComponent(() => import('./pages/Who.tsx'), 'Who'),
  }),
  createRoute({
    ...under,
    path: '/who/$id',
    component: lazyRouteComponent(() => import('./pages/WhoBoard.tsx'), 'WhoBoard'),
  }),
  createRoute({
    ...under,
    path: '/catalogue',
    component: lazyRouteComponent(() => import('./pages/Catalogue.tsx'), 'Catalogue'),
  }),
  createRoute({
    ...under,
    path: '/lost/$code',
    component: lazyRouteComponent(() => import('./pages/LostCard.tsx'), 'LostCard'),
  }),
  createRoute({
    ...under,
    path: '/arrive',
    component: lazyRouteComponent(() => import('./pages/Arrive.tsx'), 'Arrive'),
  }),
  createRoute({
    ...under,
    path: '/groups',
    component: lazyRouteComponent(() => import('./pages/Groups.tsx'), 'Groups'),
  }),
  createRoute({
    ...under,
    path: '/groups/join',
    component: lazyRouteComponent(() => import('./pages/JoinGroup.tsx'), 'JoinGroup'),
  }),
  createRoute({
    ...under,
    path: '/groups/$id',
    component: lazyRouteComponent(() => import('./pages/GroupPages.tsx'), 'GroupTalk'),
  }),
  createRoute({
    ...under,
    path: '/groups/$id/about',
    component: lazyRouteComponent(() => import('./pages/GroupPages.tsx'), 'GroupAboutPage'),
  }),
  createRoute({
    ...under,
    path: '/groups/$id/find',
    component: lazyRouteComponent(() => import('./pages/GroupPages.tsx'), 'GroupFind'),
  }),
  createRoute({
    ...under,
    path: '/groups/$id/notices/$notice',
    component: lazyRouteComponent(() => import('./pages/GroupPages.tsx'), 'GroupNotice'),
  }),
  ...lawRoutes(root),
  createRoute({
    ...under,
    path: '/disputes/$id/agreement',
    component: lazyRouteComponent(() => import('./pages/MyAgreement.tsx'), 'MyAgreement'),
  }),
  createRoute({
    ...under,
    path: '/disputes/$id/room',
    component: lazyRouteComponent(() => import('./pages/MyRoomPage.tsx'), 'MyRoomPage'),
  }),
  createRoute({
    ...under,
    path: '/disputes',
    component: lazyRouteComponent(() => import('./pages/Disputes.tsx'), 'Disputes'),
  }),
  createRoute({
    ...under,
    path: '/disputes/apply',
    component: lazyRouteComponent(() => import('./pages/ApplyMediation.tsx'), 'ApplyMediation'),
  }),
  createRoute({
    ...under,
    path: '/disputes/$id',
    component: lazyRouteComponent(() => import('./pages/Dispute.tsx'), 'Dispute'),
  }),
  createRoute({
    ...under,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./pages/SignIn.tsx'), 'SignIn'),
  }),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  scrollRestoration: true,
  defaultErrorComponent: Broken,
})
