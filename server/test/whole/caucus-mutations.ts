import type { Mutation } from './mutations.ts'

const CAUCUS = 'server/src/modules/caucus'

/** Guards of the sealed rooms. */
export const CAUCUS_MUTATIONS: readonly Mutation[] = [
  {
    guard: 'who sits on a side has that room alone',
    file: `${CAUCUS}/policy.ts`,
    from: '  if (place.mine.length === 1) return place.mine\n',
    to: '',
    test: `${CAUCUS}/policy.test.ts`,
  },
  {
    guard: 'a room is opened to those of the room',
    file: `${CAUCUS}/find-place.ts`,
    from: '  if (!openRooms(place).includes(of.side)) throw notFound()\n',
    to: '',
    test: `${CAUCUS}/release.test.ts`,
  },
  {
    guard: 'a former mediator reads no room',
    file: `${CAUCUS}/find-place.ts`,
    from: 'and c.person_id = ${person_id} and c.until_at is null) as is_mediator',
    to: 'and c.person_id = ${person_id}) as is_mediator',
    test: `${CAUCUS}/release.test.ts`,
  },
  {
    guard: 'rooms are named for one piece of work',
    file: 'server/src/platform/rooms.ts',
    from: '    await nameRooms(db, [])\n    return found\n',
    to: '    return found\n',
    test: `${CAUCUS}/rooms.test.ts`,
  },
  {
    guard: 'every party of the side agrees',
    file: `${CAUCUS}/policy.ts`,
    from: "parties.every(({ answer }) => answer === 'agreed')",
    to: "parties.some(({ answer }) => answer === 'agreed')",
    test: `${CAUCUS}/release.test.ts`,
  },
  {
    guard: 'a party speaks for itself',
    file: `${CAUCUS}/answer-release.ts`,
    from: 'parties.find(({ person_id }) => person_id === ctx.actor.person_id)',
    to: 'parties[0]',
    test: `${CAUCUS}/release.test.ts`,
  },
  {
    guard: 'only what stands there is released',
    file: `${CAUCUS}/propose-release.ts`,
    from: "  if (words !== null && !whole.includes(words)) throw new Refusal('invalid', 'passage_not_in_item')\n",
    to: '',
    test: `${CAUCUS}/release.test.ts`,
  },
  {
    guard: 'a file opens for one person',
    file: `${CAUCUS}/file-address.ts`,
    from: '`${person_id}/${body',
    to: '`${person_id.length}/${body',
    test: `${CAUCUS}/release.test.ts`,
  },
  {
    guard: 'nobody sees a lone offer',
    file: `${CAUCUS}/read-rounds.ts`,
    from: "is_full || row.state !== 'open' ? opened(side) : null",
    to: 'opened(side)',
    test: `${CAUCUS}/offers.test.ts`,
  },
  {
    guard: 'offers that do not meet leave nothing',
    file: `${CAUCUS}/settle.ts`,
    from: ' || most < least) return NOT_MET',
    to: ') return NOT_MET',
    test: `${CAUCUS}/settle.test.ts`,
  },
  {
    guard: 'whoever has a room opened is told of',
    file: `${CAUCUS}/ask-glass.ts`,
    from: "  if (input.agrees) await tellOfGlass(ctx, glass, 'opened')\n",
    to: '',
    test: `${CAUCUS}/glass.test.ts`,
  },
  {
    guard: 'each reading from outside is written down',
    file: `${CAUCUS}/read-glass.ts`,
    from: "  await writeReading(tx, ctx, { glass_id: glass.id, what: 'items' })\n",
    to: '',
    test: `${CAUCUS}/glass.test.ts`,
  },
  {
    guard: 'a sealed act leaves no line in the record',
    file: `${CAUCUS}/index.ts`,
    from: 'write: { roles: SIGNED_IN, is_unrecorded, run: writeItem, view },',
    to: 'write: { roles: SIGNED_IN, run: writeItem, view },',
    test: `${CAUCUS}/sealed.test.ts`,
  },
]
