import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The pages of the forces of mediation, and of what came of it. */
export function mediatorRoutes(root: AnyRoute) {
  const under = { getParentRoute: () => root } as const
  const forces = createRoute({
    ...under,
    path: '/mediators',
    component: lazyRouteComponent(() => import('./pages/Forces.tsx'), 'Forces'),
  })
  const part = (path: string, name: keyof typeof import('./pages/ForcesParts.tsx')) =>
    createRoute({
      getParentRoute: () => forces,
      path,
      component: lazyRouteComponent(() => import('./pages/ForcesParts.tsx'), name),
    })
  return [
    forces.addChildren([
      part('/', 'ForcesCommittees'),
      part('/people', 'ForcesPeople'),
      part('/studios', 'ForcesStudios'),
      part('/helpers', 'ForcesHelpers'),
    ]),
    createRoute({
      ...under,
      path: '/mediators/committees/$id',
      component: lazyRouteComponent(() => import('./pages/CommitteePage.tsx'), 'CommitteePage'),
    }),
    createRoute({
      ...under,
      path: '/outcomes',
      component: lazyRouteComponent(() => import('./pages/Outcomes.tsx'), 'Outcomes'),
    }),
    createRoute({
      ...under,
      path: '/outcomes/subsidies',
      component: lazyRouteComponent(() => import('./pages/Subsidies.tsx'), 'Subsidies'),
    }),
    createRoute({
      ...under,
      path: '/outcomes/subsidies/$id',
      component: lazyRouteComponent(() => import('./pages/SubsidyListPage.tsx'), 'SubsidyListPage'),
    }),
    createRoute({
      ...under,
      path: '/outcomes/list/$name',
      component: lazyRouteComponent(() => import('./pages/OutcomeList.tsx'), 'OutcomeList'),
    }),
    createRoute({
      ...under,
      path: '/disputes/$id/file',
      component: lazyRouteComponent(() => import('./pages/CaseFilePage.tsx'), 'CaseFilePage'),
    }),
  ]
}
