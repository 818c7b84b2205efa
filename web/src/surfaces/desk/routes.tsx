import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { Broken } from '../../features/identity/Astray.tsx'
import { agreementRoutes } from './agreement-routes.ts'
import { caucusRoutes } from './caucus-routes.ts'
import { disputeRoutes } from './dispute-routes.ts'
import { Gate } from './Gate.tsx'
import { houseRoutes } from './house-routes.tsx'
import { lawRoutes } from './law-routes.ts'
import { mediatorRoutes } from './mediator-routes.ts'
import { Lost, Start } from './pages/Start.tsx'
import { registryRoutes } from './registry-routes.ts'
import { searchRoutes } from './search-routes.tsx'

const root = createRootRoute({ component: Gate, notFoundComponent: Lost })
const under = { getParentRoute: () => root } as const

const queues = createRoute({
  ...under,
  path: '/matters',
  component: lazyRouteComponent(() => import('./pages/Queues.tsx'), 'Queues'),
})
const matter = createRoute({
  getParentRoute: () => queues,
  path: '/$id',
  component: lazyRouteComponent(() => import('./pages/MatterPane.tsx'), 'MatterPane'),
})
const catalogue = createRoute({
  ...under,
  path: '/catalogue',
  component: lazyRouteComponent(() => import('./pages/Catalogue.tsx'), 'Catalogue'),
})
const category = createRoute({
  getParentRoute: () => catalogue,
  path: '/$code',
  component: lazyRouteComponent(() => import('./pages/CategoryPane.tsx'), 'CategoryPane'),
})
const routing = createRoute({
  ...under,
  path: '/routing',
  component: lazyRouteComponent(() => import('./pages/Routing.tsx'), 'Routing'),
})
const inRouting = { getParentRoute: () => routing } as const
const organisation = createRoute({
  ...under,
  path: '/organisation',
  component: lazyRouteComponent(() => import('./pages/Organisation.tsx'), 'Organisation'),
})
const inOrganisation = { getParentRoute: () => organisation } as const

/** Every page is fetched when it is gone to; the shell and the way in come with the bundle. */
const routes = [
  createRoute({ ...under, path: '/', component: Start }),
  queues.addChildren([matter]),
  createRoute({
    ...under,
    path: '/print/$id',
    component: lazyRouteComponent(() => import('./pages/PrintMatter.tsx'), 'PrintMatter'),
  }),
  createRoute({
    ...under,
    path: '/receipts/$id',
    component: lazyRouteComponent(() => import('./pages/PrintReceipt.tsx'), 'PrintReceipt'),
  }),
  createRoute({
    ...under,
    path: '/assessments',
    component: lazyRouteComponent(() => import('./pages/Assessments.tsx'), 'Assessments'),
  }),
  createRoute({
    ...under,
    path: '/assessments/$id',
    component: lazyRouteComponent(() => import('./pages/AssessmentPage.tsx'), 'AssessmentPage'),
  }),
  createRoute({
    ...under,
    path: '/supervision',
    component: lazyRouteComponent(() => import('./pages/Supervision.tsx'), 'Supervision'),
  }),
  createRoute({
    ...under,
    path: '/orders/$id',
    component: lazyRouteComponent(() => import('./pages/PrintOrder.tsx'), 'PrintOrder'),
  }),
  createRoute({
    ...under,
    path: '/minutes/$id',
    component: lazyRouteComponent(() => import('./pages/PrintMinutes.tsx'), 'PrintMinutes'),
  }),
  createRoute({
    ...under,
    path: '/route-slips/$id',
    component: lazyRouteComponent(() => import('./pages/PrintRoutes.tsx'), 'PrintRoutes'),
  }),
  createRoute({
    ...under,
    path: '/triage',
    component: lazyRouteComponent(() => import('./pages/Triage.tsx'), 'Triage'),
  }),
  createRoute({
    ...under,
    path: '/intake',
    component: lazyRouteComponent(() => import('./pages/Intake.tsx'), 'Intake'),
  }),
  createRoute({
    ...under,
    path: '/joint',
    component: lazyRouteComponent(() => import('./pages/Joint.tsx'), 'Joint'),
  }),
  catalogue.addChildren([category]),
  createRoute({
    ...under,
    path: '/editions/new',
    component: lazyRouteComponent(() => import('./pages/NewCategory.tsx'), 'NewCategory'),
  }),
  createRoute({
    ...under,
    path: '/editions/$id',
    component: lazyRouteComponent(() => import('./pages/EditEdition.tsx'), 'EditEdition'),
  }),
  createRoute({
    ...under,
    path: '/parameters',
    component: lazyRouteComponent(() => import('./pages/Parameters.tsx'), 'Parameters'),
  }),
  routing.addChildren([
    createRoute({
      ...inRouting,
      path: '/',
      component: lazyRouteComponent(() => import('./pages/RuleVersions.tsx'), 'RuleVersions'),
    }),
    createRoute({
      ...inRouting,
      path: '/wrong',
      component: lazyRouteComponent(() => import('./pages/RoutingLists.tsx'), 'WrongAssignments'),
    }),
    createRoute({
      ...inRouting,
      path: '/rulings',
      component: lazyRouteComponent(() => import('./pages/RoutingLists.tsx'), 'RulingsPage'),
    }),
    createRoute({
      ...inRouting,
      path: '/$id',
      component: lazyRouteComponent(() => import('./pages/RuleVersionPage.tsx'), 'RuleVersionPage'),
    }),
  ]),
  createRoute({
    ...under,
    path: '/copied',
    component: lazyRouteComponent(() => import('./pages/RoutingLists.tsx'), 'CopiedMatters'),
  }),
  createRoute({
    ...under,
    path: '/organisation/reorganisations/$id/print',
    component: lazyRouteComponent(() => import('./pages/PrintPlan.tsx'), 'PrintPlan'),
  }),
  organisation.addChildren([
    createRoute({
      ...inOrganisation,
      path: '/',
      component: lazyRouteComponent(() => import('./pages/Areas.tsx'), 'Areas'),
    }),
    createRoute({
      ...inOrganisation,
      path: '/units',
      component: lazyRouteComponent(() => import('./pages/Units.tsx'), 'Units'),
    }),
    createRoute({
      ...inOrganisation,
      path: '/units/new',
      component: lazyRouteComponent(() => import('./pages/NewUnit.tsx'), 'NewUnit'),
    }),
    createRoute({
      ...inOrganisation,
      path: '/units/$id',
      component: lazyRouteComponent(() => import('./pages/UnitPage.tsx'), 'UnitPage'),
    }),
    createRoute({
      ...inOrganisation,
      path: '/party',
      component: lazyRouteComponent(() => import('./pages/PartyLines.tsx'), 'PartyLines'),
    }),
    createRoute({
      ...inOrganisation,
      path: '/people',
      component: lazyRouteComponent(() => import('./pages/People.tsx'), 'People'),
    }),
    createRoute({
      ...inOrganisation,
      path: '/people/$id',
      component: lazyRouteComponent(() => import('./pages/PersonPage.tsx'), 'PersonPage'),
    }),
    createRoute({
      ...inOrganisation,
      path: '/reorganisations',
      component: lazyRouteComponent(() => import('./pages/Reorganisations.tsx'), 'Reorganisations'),
    }),
    createRoute({
      ...inOrganisation,
      path: '/reorganisations/figures',
      component: lazyRouteComponent(() => import('./pages/BothWays.tsx'), 'BothWays'),
    }),
    createRoute({
      ...inOrganisation,
      path: '/reorganisations/$id',
      component: lazyRouteComponent(
        () => import('./pages/ReorganisationPage.tsx'),
        'ReorganisationPage',
      ),
    }),
  ]),
  ...registryRoutes(root),
  ...disputeRoutes(root),
  ...mediatorRoutes(root),
  ...agreementRoutes(root),
  createRoute({
    ...under,
    path: '/imports',
    component: lazyRouteComponent(() => import('./pages/Imports.tsx'), 'Imports'),
  }),
  createRoute({
    ...under,
    path: '/imports/new',
    component: lazyRouteComponent(() => import('./pages/NewImport.tsx'), 'NewImport'),
  }),
  createRoute({
    ...under,
    path: '/imports/$id',
    component: lazyRouteComponent(() => import('./pages/ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...under,
    path: '/quality',
    component: lazyRouteComponent(() => import('./pages/Quality.tsx'), 'Quality'),
  }),
  createRoute({
    ...under,
    path: '/quality/list/$name',
    component: lazyRouteComponent(() => import('./pages/CountedList.tsx'), 'CountedList'),
  }),
  createRoute({
    ...under,
    path: '/quality/checks',
    component: lazyRouteComponent(() => import('./pages/Checks.tsx'), 'Checks'),
  }),
  createRoute({
    ...under,
    path: '/quality/checks/$id',
    component: lazyRouteComponent(() => import('./pages/CheckPage.tsx'), 'CheckPage'),
  }),
  createRoute({
    ...under,
    path: '/quality/draws/$day',
    component: lazyRouteComponent(() => import('./pages/DrawPage.tsx'), 'DrawPage'),
  }),
  createRoute({
    ...under,
    path: '/workbench',
    component: lazyRouteComponent(() => import('./pages/Batches.tsx'), 'Batches'),
  }),
  createRoute({
    ...under,
    path: '/workbench/batches/$id',
    component: lazyRouteComponent(() => import('./pages/BatchPage.tsx'), 'BatchPage'),
  }),
  createRoute({
    ...under,
    path: '/workbench/hand-over',
    component: lazyRouteComponent(() => import('./pages/HandOver.tsx'), 'HandOver'),
  }),
  createRoute({
    ...under,
    path: '/workbench/views',
    component: lazyRouteComponent(() => import('./pages/Views.tsx'), 'Views'),
  }),
  createRoute({
    ...under,
    path: '/workbench/templates',
    component: lazyRouteComponent(() => import('./pages/Templates.tsx'), 'Templates'),
  }),
  ...searchRoutes(root),
  ...lawRoutes(root),
  ...caucusRoutes(root),
  ...houseRoutes(root),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/desk',
  scrollRestoration: true,
  // The page scrolls beside the rail, not the window.
  scrollToTopSelectors: ['#main'],
  defaultErrorComponent: Broken,
})
