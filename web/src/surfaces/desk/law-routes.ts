import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The library of law and the calculators. */
export function lawRoutes(root: AnyRoute) {
  const part = (path: string, name: keyof typeof import('./pages/Law.tsx')) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(() => import('./pages/Law.tsx'), name),
    })
  return [
    part('/law', 'Law'),
    part('/law/calculate/$kind', 'LawCalculate'),
    part('/law/estimates/$id', 'LawEstimate'),
    part('/law/$code', 'LawWhole'),
    part('/law/$code/$article', 'LawArticle'),
  ]
}
