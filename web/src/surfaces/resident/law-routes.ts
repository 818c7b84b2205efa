import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The law for everybody: texts, and the calculators that need no training. */
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
    part('/law/$code', 'LawWhole'),
    part('/law/$code/$article', 'LawArticle'),
  ]
}
