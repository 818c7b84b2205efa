import type { Mutation } from './mutations.ts'

const GROUPS = 'server/src/modules/groups'

/** Guards of the registry of groups, of the ways into them, and of what becomes a matter. */
export const GROUP_MUTATIONS: readonly Mutation[] = [
  {
    guard: 'a group covers buildings of its own grid',
    file: `${GROUPS}/cover-buildings.ts`,
    from: "and level = 'building' and grid_id = ${group.grid_id} and valid_to is null",
    to: "and level = 'building' and valid_to is null",
    test: `${GROUPS}/registry.test.ts`,
  },
  {
    guard: 'who leads reads the registry and changes nothing',
    file: `${GROUPS}/registry-policy.ts`,
    from: 'return coversWith(actor, place, WRITERS)',
    to: 'return coversWith(actor, place, READERS)',
    test: `${GROUPS}/registry-policy.test.ts`,
  },
  {
    guard: 'a code that is over or was ended leads into no group',
    file: `${GROUPS}/queries/invitations.ts`,
    from: ' and i.ended_at is null',
    to: '',
    test: `${GROUPS}/membership.test.ts`,
  },
  {
    guard: 'who is let in waited',
    file: `${GROUPS}/decide-asking.ts`,
    from: "and m.status = 'asked' and g.district_id",
    to: 'and g.district_id',
    test: `${GROUPS}/membership.test.ts`,
  },
  {
    guard: 'a resident raises what they said themselves',
    file: `${GROUPS}/queries/select-messages.ts`,
    from: "if (!isOwn && group.membership.kind === 'resident')",
    to: 'if (false)',
    test: `${GROUPS}/raise-matter.test.ts`,
  },
  {
    guard: 'a secret matter shows no card',
    file: `${GROUPS}/raise-matter.ts`,
    from: 'if (!made.is_secret) await showCard',
    to: 'await showCard',
    test: `${GROUPS}/raise-matter.test.ts`,
  },
  {
    guard: 'a firm takes what is its own',
    file: `${GROUPS}/take-free-matter.ts`,
    from: 'if (!unit || !unitsOf(actor).includes(unit.id))',
    to: 'if (!unit)',
    test: `${GROUPS}/raise-matter.test.ts`,
  },
  {
    guard: 'the end of a matter is told once for each closing',
    file: `${GROUPS}/on-matter-told.ts`,
    from: '(t.told_closed_at is null or t.told_closed_at < e.closed_at)',
    to: 'true',
    test: `${GROUPS}/on-matter-told.test.ts`,
  },
  {
    guard: 'of a matter made secret the group is not told the end',
    file: `${GROUPS}/on-matter-told.ts`,
    from: '        and not m.is_secret and not o.is_secret\n    ), marked',
    to: '    ), marked',
    test: `${GROUPS}/on-matter-told.test.ts`,
  },
  {
    guard: 'of a matter made secret the group is not told that it is open again',
    file: `${GROUPS}/on-matter-told.ts`,
    from: 'o.merged_into_id = m.id) and not m.is_secret and not o.is_secret',
    to: 'o.merged_into_id = m.id)',
    test: `${GROUPS}/on-matter-told.test.ts`,
  },
  {
    guard: 'who was put out is seen by those who keep the group',
    file: `${GROUPS}/queries/list-removed.ts`,
    from: "requireAct(actor, await findOwnGroup(db, actor, group_id), 'moderate', now)",
    to: 'await findOwnGroup(db, actor, group_id)',
    test: `${GROUPS}/membership.test.ts`,
  },
  {
    guard: 'hints are looked at by those who keep the group or its place',
    file: `${GROUPS}/queries/list-hints.ts`,
    from: "recordsOf({ ...actor, posts: actor.posts.filter(({ role }) => role !== 'leader') })",
    to: 'sql`true`',
    test: `${GROUPS}/hints.test.ts`,
  },
]
