import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The sealed rooms of a dispute, one item of them on paper, and openings from outside. */
export function caucusRoutes(root: AnyRoute) {
  const part = (path: string, name: keyof typeof import('./pages/Rooms.tsx')) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(() => import('./pages/Rooms.tsx'), name),
    })
  return [
    part('/disputes/$id/rooms', 'Rooms'),
    part('/disputes/$id/rooms/$side/$item', 'PrintRoomItem'),
    part('/opened-rooms', 'GlassPage'),
  ]
}
