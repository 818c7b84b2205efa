import type { caucus } from '@linli/contract/caucus'
import type { ConsentAnswer, ConsentManner } from '@linli/contract/codes/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { inRooms } from '#platform/rooms'
import { announceRoom } from './announce.ts'
import { takeRoom } from './find-place.ts'
import { accountsOn, mediatorsOf, type Seated, seatedAt } from './people.ts'
import { type ReleaseRow, readReleases, standingOf } from './read-releases.ts'
import { keepFiles } from './write-item.ts'

type OfRelease = { id: string; side: Side; release_id: string }

/** A party says yes or no to a release, or takes its yes back while nothing has been handed over; an agent cannot say it for them.
 * Refuses: `not_found`, `dispute_is_<state>`, `release_is_<state>`, `not_your_consent`. */
export async function answerRelease(
  ctx: CommandContext,
  input: Parsed<typeof caucus.answer_release>,
): Promise<void> {
  const { room_id, by_mediator } = await takeRoom(ctx, input)
  await withRelease(ctx, { ...input, room_id }, async (release, seated) => {
    const { parties } = openStanding(release, seated, input.side)
    const own = parties.find(({ person_id }) => person_id === ctx.actor.person_id)
    if (!own || by_mediator) throw new Refusal('forbidden', 'not_your_consent')
    await addWord(ctx, { ...input, room_id, party_id: own.party_id, manner: 'phone' })
  })
}

/** A mediator records what a party has signed on paper, with its scan. Refuses: `not_found`, `dispute_is_<state>`,
 * `release_is_<state>`, `no_such_party`, `mediators_record`, and what ending an upload refuses. */
export async function recordConsent(
  ctx: CommandContext,
  input: Parsed<typeof caucus.record_consent>,
): Promise<void> {
  const { room_id, by_mediator } = await takeRoom(ctx, input)
  if (!by_mediator) throw new Refusal('forbidden', 'mediators_record')
  await withRelease(ctx, { ...input, room_id }, async (release, seated) => {
    const { parties } = openStanding(release, seated, input.side)
    if (!parties.some(({ party_id }) => party_id === input.party_id))
      throw new Refusal('invalid', 'no_such_party')
    const id = await addWord(ctx, { ...input, room_id, manner: 'paper' })
    await keepFiles(ctx, { room_id, holder_id: id, upload_ids: [input.upload_id] })
  })
}

/** Whoever proposed a release takes it back. Refuses: `not_found`, `dispute_is_<state>`, `release_is_<state>`, `not_yours`. */
export async function withdrawRelease(
  ctx: CommandContext,
  input: Parsed<typeof caucus.withdraw_release>,
): Promise<void> {
  const { room_id } = await takeRoom(ctx, input)
  const { tx, actor, now } = ctx
  await withRelease(ctx, { ...input, room_id }, async (release, seated) => {
    openStanding(release, seated, input.side)
    if (release.by_id !== actor.person_id) throw new Refusal('forbidden', 'not_yours')
    await sql`
      update caucus.release set state = 'withdrawn', ended_at = ${now}
      where district_id = ${actor.district_id} and id = ${release.id}`.execute(tx)
  })
}

/** Finds and locks a release in its room, runs with it, and tells those of the room. */
async function withRelease(
  ctx: CommandContext,
  of: OfRelease & { room_id: string },
  run: (release: ReleaseRow, seated: Seated[]) => Promise<void>,
) {
  const seated = await seatedAt(ctx.tx, ctx, of.id)
  await inRooms(ctx.tx, [of.room_id], async (tx) => {
    const [release] = await readReleases(tx, ctx, {
      room_ids: [of.room_id],
      id: of.release_id,
      lock: true,
    })
    if (!release) throw notFound()
    await run(release, seated)
  })
  announceRoom(ctx, of.room_id, [...accountsOn(seated, [of.side]), ...mediatorsOf(seated)])
}

function openStanding(release: ReleaseRow, seated: readonly Seated[], side: Side) {
  const standing = standingOf(release, seated, side)
  if (standing.state !== 'asked' && standing.state !== 'agreed')
    throw new Refusal('conflict', `release_is_${standing.state}`)
  return standing
}

async function addWord(
  ctx: CommandContext,
  word: {
    room_id: string
    release_id: string
    party_id: string
    answer: ConsentAnswer
    manner: ConsentManner
  },
): Promise<string> {
  const { tx, actor, now, new_id } = ctx
  await sql`
    insert into caucus.consent (district_id, id, room_id, release_id, party_id, answer, manner, by_id, at)
    values (${actor.district_id}, ${new_id}, ${word.room_id}, ${word.release_id}, ${word.party_id}, ${word.answer},
      ${word.manner}, ${actor.person_id}, ${now})`.execute(tx)
  return new_id
}
