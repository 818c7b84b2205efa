import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The pages of agreements of disputes. */
export function agreementRoutes(root: AnyRoute) {
  const page = (path: string, name: keyof typeof import('./pages/DisputeAgreement.tsx')) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(() => import('./pages/DisputeAgreement.tsx'), name),
    })
  return [
    page('/disputes/due', 'DueAgreements'),
    page('/disputes/$id/agreement', 'DisputeAgreement'),
  ]
}
