import type { Me, Role } from '@linli/contract/identity'
import type { JOB } from '../../words/zh-CN/desk.ts'

export type JobName = keyof typeof JOB

/** One job of the rail: where it is done, the letter after `g`, and whom it is for. */
export interface Job {
  name: JobName
  to: string
  /** Beginnings of the addresses of its pages. */
  pages: readonly string[]
  search?: Record<string, string>
  letter: string
  isFor: (me: Me) => boolean
}

/** The jobs of a desk, in the order of the rail and with its gaps: what comes in and is done, what is done together and
 * watched, the rules it is done by, the house. What a person may do on a thing is told by its `can`; this only says which
 * doors to show. */
const GROUPS: readonly (readonly Job[])[] = [
  [
    { name: 'intake', to: '/intake', pages: ['/intake'], letter: 'i', isFor: has('centre_staff') },
    { name: 'triage', to: '/triage', pages: ['/triage'], letter: 't', isFor: has('centre_staff') },
    {
      name: 'mine',
      to: '/matters',
      pages: ['/matters'],
      search: { queue: 'mine' },
      letter: 'm',
      isFor: has('grid_worker', 'unit_staff', 'centre_staff'),
    },
    {
      name: 'matters',
      to: '/matters',
      pages: ['/matters', '/print', '/receipts', '/route-slips'],
      letter: 'q',
      isFor: has('grid_worker', 'unit_staff', 'centre_staff', 'leader'),
    },
    {
      name: 'groups',
      to: '/groups',
      pages: ['/groups'],
      letter: 'x',
      isFor: has('grid_worker', 'unit_staff', 'centre_staff', 'leader'),
    },
    {
      name: 'posts',
      to: '/posts',
      pages: ['/posts'],
      letter: 'y',
      isFor: has('unit_staff', 'centre_staff'),
    },
    {
      name: 'copied',
      to: '/copied',
      pages: ['/copied'],
      letter: 'k',
      isFor: has('unit_staff', 'centre_staff'),
    },
    {
      name: 'workbench',
      to: '/workbench',
      pages: ['/workbench'],
      letter: 'b',
      isFor: has('grid_worker', 'unit_staff', 'centre_staff', 'leader'),
    },
  ],
  [
    {
      name: 'disputes',
      to: '/disputes',
      pages: ['/disputes', '/mediators', '/outcomes'],
      letter: 'e',
      isFor: has('mediator', 'centre_staff', 'leader', 'unit_staff'),
    },
    {
      name: 'joint',
      to: '/joint',
      pages: ['/joint'],
      letter: 'u',
      isFor: has('unit_staff', 'centre_staff', 'leader'),
    },
    {
      name: 'registry',
      to: '/registry',
      pages: ['/registry', '/invitations'],
      letter: 'w',
      isFor: has('grid_worker', 'centre_staff', 'leader', 'security_admin'),
    },
    {
      name: 'assessments',
      to: '/assessments',
      pages: ['/assessments', '/minutes'],
      letter: 'j',
      // Whoever is invited for a unit needs the door too.
      isFor: has('unit_staff', 'centre_staff', 'leader'),
    },
    {
      name: 'lost',
      to: '/lost',
      pages: ['/lost'],
      letter: 'l',
      isFor: has('grid_worker', 'unit_staff', 'centre_staff', 'leader'),
    },
    {
      name: 'broadcasts',
      to: '/broadcasts',
      pages: ['/broadcasts'],
      letter: 'n',
      isFor: has('grid_worker', 'unit_staff', 'centre_staff', 'leader'),
    },
    {
      name: 'law',
      to: '/law',
      pages: ['/law'],
      letter: 'f',
      isFor: has(
        'grid_worker',
        'unit_staff',
        'centre_staff',
        'leader',
        'mediator',
        'catalogue_editor',
      ),
    },
    {
      name: 'supervision',
      to: '/supervision',
      pages: ['/supervision', '/orders'],
      letter: 'v',
      isFor: has('unit_staff', 'centre_staff', 'leader'),
    },
    {
      name: 'quality',
      to: '/quality',
      pages: ['/quality'],
      letter: 'z',
      isFor: has('centre_staff', 'leader'),
    },
  ],
  [
    {
      name: 'catalogue',
      to: '/catalogue',
      pages: ['/catalogue', '/editions'],
      letter: 'c',
      isFor: () => true,
    },
    {
      name: 'routing',
      to: '/routing',
      pages: ['/routing'],
      letter: 'r',
      isFor: has('catalogue_editor', 'leader', 'centre_staff', 'auditor'),
    },
    {
      name: 'parameters',
      to: '/parameters',
      pages: ['/parameters'],
      letter: 'p',
      isFor: has('catalogue_editor', 'leader', 'centre_staff', 'auditor'),
    },
    {
      name: 'organisation',
      to: '/organisation',
      pages: ['/organisation'],
      letter: 'o',
      isFor: () => true,
    },
  ],
  [
    {
      name: 'imports',
      to: '/imports',
      pages: ['/imports'],
      letter: 'd',
      isFor: (me) =>
        me.posts.some(
          ({ role, area }) =>
            area.level === 'district' && (role === 'centre_staff' || role === 'leader'),
        ),
    },
    {
      name: 'channels',
      to: '/channels',
      pages: ['/channels'],
      letter: 'h',
      isFor: has('system_admin'),
    },
    { name: 'audit', to: '/audit', pages: ['/audit'], letter: 'a', isFor: has('auditor') },
    { name: 'settings', to: '/settings', pages: ['/settings'], letter: 's', isFor: () => true },
  ],
]

/** Every job of the rail, whoever it is for. */
export const ALL_JOBS: readonly Job[] = GROUPS.flat()

/** The jobs that this person finds in the rail, in their groups. */
export function jobGroupsOf(me: Me): Job[][] {
  return GROUPS.map((group) => group.filter((job) => job.isFor(me))).filter(
    (group) => group.length > 0,
  )
}

/** Is this the address of a page that is not for this person? */
export function isClosedTo(me: Me, pathname: string) {
  const jobs = GROUPS.flat().filter(({ pages }) => pages.some((page) => pathname.startsWith(page)))
  return jobs.length > 0 && !jobs.some((job) => job.isFor(me))
}

function has(...roles: Role[]) {
  return (me: Me) => me.roles.some((role) => roles.includes(role))
}
