import type { Mutation } from './mutations.ts'

const BROADCAST = 'server/src/modules/broadcast'
const LOST = 'server/src/modules/lost_person'

/** Guards of telling many groups and of seeking people. */
export const SEARCH_MUTATIONS: readonly Mutation[] = [
  {
    guard: 'a minor is published by the police alone',
    file: `${LOST}/policy.ts`,
    from: "  if (facts.is_minor && facts.minor_released_at === null) return 'minor_needs_police'\n",
    to: '',
    test: `${LOST}/rings.test.ts`,
  },
  {
    guard: 'nobody is shown of whom no age is thought',
    file: `${LOST}/policy.ts`,
    from: "  if (facts.age_from === null) return 'age_needed'\n",
    to: '',
    test: `${LOST}/minors.test.ts`,
  },
  {
    guard: 'whoever counted as a minor stays one whatever age is written since',
    file: `${LOST}/correct-case.ts`,
    from: 'const is_minor = row.is_minor || isMinor',
    to: 'const is_minor = isMinor',
    test: `${LOST}/minors.test.ts`,
  },
  {
    guard: 'only those who record what the police decide say that somebody is grown up',
    file: `${LOST}/policy.ts`,
    from: '!isMinor(age_from) && keepsPolice(actor)',
    to: '!isMinor(age_from)',
    test: `${LOST}/minors.test.ts`,
  },
  {
    guard: 'a highest age alone says nothing about the lowest',
    file: `${LOST}/open-case.ts`,
    from: 'const age_from = input.age_from ?? null',
    to: 'const age_from = input.age_from ?? input.age_to ?? null',
    test: `${LOST}/minors.test.ts`,
  },
  {
    guard: 'two people agree before residents are told of an unknown face',
    file: `${LOST}/policy.ts`,
    from: "  if (needsRelease(facts.kind, ring) && facts.cleared_ring < ring) return 'needs_release'\n",
    to: '',
    test: `${LOST}/rings.test.ts`,
  },
  {
    guard: 'whoever turns out to be a minor is taken off',
    file: `${LOST}/correct-case.ts`,
    from: 'const isOut = is_minor &&',
    to: 'const isOut = false &&',
    test: `${LOST}/minors.test.ts`,
  },
  {
    guard: 'nobody releases what they asked for',
    file: `${LOST}/policy.ts`,
    from: 'const isSecond: Rule = (actor, { release }) => release?.asked_by !== actor.person_id',
    to: 'const isSecond: Rule = () => true',
    test: `${LOST}/search.test.ts`,
  },
  {
    guard: 'no group is told of somebody twice',
    file: `${BROADCAST}/send-about.ts`,
    from: '{ found, except_about: made.about.id }',
    to: '{ found }',
    test: `${LOST}/search.test.ts`,
  },
  {
    guard: 'the page says nothing about anybody once it is over',
    file: `${LOST}/queries/get-card.ts`,
    from: "if (row.state !== 'searching' ||",
    to: 'if (false &&',
    test: `${LOST}/search.test.ts`,
  },
  {
    guard: 'an address of a photo ends after some minutes',
    file: `${LOST}/photo-address.ts`,
    from: '  if (body.readUInt32BE(37) * MINUTE_MS <= now.getTime()) return null\n',
    to: '',
    test: `${LOST}/bad-input.test.ts`,
  },
  {
    guard: 'only those on duty there are called',
    file: `${LOST}/call-duty.ts`,
    from: "if (called.rows.length !== wanted.length) throw new Refusal('invalid', 'not_on_duty')",
    to: '',
    test: `${LOST}/search.test.ts`,
  },
  {
    guard: 'who asks for a broadcast does not release it',
    file: `${BROADCAST}/policy.ts`,
    from: "if (facts.state === 'asked' && isAnswering && !isAsker)",
    to: "if (facts.state === 'asked' && isAnswering)",
    test: `${BROADCAST}/broadcast.test.ts`,
  },
  {
    guard: 'a talk in which nobody is reaches nobody',
    file: `${BROADCAST}/place-states.ts`,
    from: " and m.status = 'in')",
    to: ') or true',
    test: `${BROADCAST}/broadcast.test.ts`,
  },
  {
    guard: 'no path goes outside as if it were an address',
    file: `${BROADCAST}/on-broadcast-wanted.ts`,
    from: '  if (wanted.link && ctx.public_url === null) await leaveOutside(ctx, wanted.id)\n',
    to: '',
    test: `${LOST}/public-address.test.ts`,
  },
  {
    guard: 'owners are not reminded more often than the district allows',
    file: `${BROADCAST}/remind-owners.ts`,
    from: 'waiting.rows.filter(({ reminded, most }) => reminded < most)',
    to: 'waiting.rows',
    test: `${BROADCAST}/broadcast.test.ts`,
  },
]
