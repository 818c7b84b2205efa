import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { Broken, Missing } from '../../features/identity/Astray.tsx'
import { Gate } from './Gate.tsx'
import { Queue } from './pages/Queue.tsx'

const root = createRootRoute({ component: Gate, notFoundComponent: Missing })
const under = { getParentRoute: () => root } as const
const routes = [
  createRoute({ ...under, path: '/', component: Queue }),
  createRoute({
    ...under,
    path: '/quick',
    component: lazyRouteComponent(() => import('./pages/Quick.tsx'), 'Quick'),
  }),
  createRoute({
    ...under,
    path: '/report',
    component: lazyRouteComponent(() => import('./pages/ReportOnBehalf.tsx'), 'ReportOnBehalf'),
  }),
  createRoute({
    ...under,
    path: '/matters/$id',
    component: lazyRouteComponent(() => import('./pages/MatterPage.tsx'), 'MatterPage'),
  }),
  createRoute({
    ...under,
    path: '/oral',
    component: lazyRouteComponent(() => import('./pages/OralApplication.tsx'), 'OralApplication'),
  }),
  createRoute({
    ...under,
    path: '/tasks',
    component: lazyRouteComponent(() => import('./pages/Tasks.tsx'), 'Tasks'),
  }),
  createRoute({
    ...under,
    path: '/lost',
    component: lazyRouteComponent(() => import('./pages/Lost.tsx'), 'Lost'),
  }),
  createRoute({
    ...under,
    path: '/lost/new',
    component: lazyRouteComponent(() => import('./pages/Lost.tsx'), 'NewLost'),
  }),
  createRoute({
    ...under,
    path: '/lost/$id',
    component: lazyRouteComponent(() => import('./pages/Lost.tsx'), 'LostPage'),
  }),
  createRoute({
    ...under,
    path: '/posts',
    component: lazyRouteComponent(() => import('./pages/Posts.tsx'), 'Posts'),
  }),
  createRoute({
    ...under,
    path: '/outbox',
    component: lazyRouteComponent(() => import('./pages/Outbox.tsx'), 'Outbox'),
  }),
  createRoute({
    ...under,
    path: '/grid',
    component: lazyRouteComponent(() => import('./pages/Grid.tsx'), 'Grid'),
  }),
  createRoute({
    ...under,
    path: '/leave',
    component: lazyRouteComponent(() => import('./pages/Leave.tsx'), 'Leave'),
  }),
  createRoute({
    ...under,
    path: '/groups',
    component: lazyRouteComponent(() => import('./pages/Groups.tsx'), 'Groups'),
  }),
  createRoute({
    ...under,
    path: '/groups/waiting',
    component: lazyRouteComponent(() => import('./pages/WaitingMembers.tsx'), 'WaitingMembers'),
  }),
  createRoute({
    ...under,
    path: '/groups/hints',
    component: lazyRouteComponent(() => import('./pages/WaitingMembers.tsx'), 'GroupHints'),
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
  createRoute({
    ...under,
    path: '/me',
    component: lazyRouteComponent(() => import('./pages/Me.tsx'), 'Me'),
  }),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/worker',
  scrollRestoration: true,
  defaultErrorComponent: Broken,
})
