import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The pages of groups: the talk of those one is in, and the registry. */
export function registryRoutes(root: AnyRoute) {
  const under = { getParentRoute: () => root } as const
  const registry = createRoute({
    ...under,
    path: '/registry',
    component: lazyRouteComponent(() => import('./pages/Registry.tsx'), 'Registry'),
  })
  const inRegistry = { getParentRoute: () => registry } as const
  const part = (path: string, name: keyof typeof import('./pages/RegistryParts.tsx')) =>
    createRoute({
      ...inRegistry,
      path,
      component: lazyRouteComponent(() => import('./pages/RegistryParts.tsx'), name),
    })
  const groups = createRoute({
    ...under,
    path: '/groups',
    component: lazyRouteComponent(() => import('./pages/Groups.tsx'), 'Groups'),
  })
  return [
    groups.addChildren([createRoute({ getParentRoute: () => groups, path: '/$id' })]),
    registry.addChildren([
      createRoute({
        ...inRegistry,
        path: '/',
        component: lazyRouteComponent(() => import('./pages/RegistryList.tsx'), 'RegistryList'),
      }),
      part('/gaps', 'RegistryGaps'),
      part('/waiting', 'RegistryWaiting'),
      part('/hints', 'RegistryHints'),
      part('/words', 'RegistryWords'),
      part('/new', 'NewGroup'),
      createRoute({
        ...inRegistry,
        path: '/$id',
        component: lazyRouteComponent(() => import('./pages/RegistryRecord.tsx'), 'RegistryRecord'),
      }),
    ]),
    createRoute({
      ...under,
      path: '/invitations/$group/$id',
      component: lazyRouteComponent(() => import('./pages/PrintInvitation.tsx'), 'PrintInvitation'),
    }),
  ]
}
