import type { Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { claimFiles } from '#modules/documents'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { takeCase } from './take-case.ts'
import { writeStep } from './write-step.ts'

type Told = Omit<Parsed<typeof lost_person.tell_sighting>, 'code'>

/** Anybody with the link says what they saw, also who has not signed in; photos are taken from those who have, because somebody
 * must answer for a file. What is told stands unchecked until staff have judged it. Refuses: `not_found` for codes that are
 * unknown, over or called back, `sign_in_for_photos`, `seen_in_future`. */
export async function tellSighting(
  ctx: CommandContext,
  { code, ...told }: Parsed<typeof lost_person.tell_sighting>,
): Promise<void> {
  if (told.photo_ids.length > 0 && ctx.actor.kind === 'visitor')
    throw new Refusal('unauthenticated', 'sign_in_for_photos')
  const found = await sql<{
    id: string
    street_id: string | null
    community_id: string | null
    grid_id: string
    opened_by: string
    ring: number | null
  }>`
    select id, street_id, community_id, grid_id, opened_by, ring from lost_person.case
    where district_id = ${ctx.actor.district_id} and code = ${code} and state = 'searching' and published_at is not null
      and card_ends_at > ${ctx.now} for share`.execute(ctx.tx)
  const row = found.rows[0]
  if (!row) throw notFound()
  await writeSighting(ctx, row.id, told)
  // Who says what they saw is known to those who judge it, and stands in no timeline.
  await writeStep(ctx, row, { act: 'sight', is_by_nobody: true })
}

/** Staff write down what somebody told them. Refuses: `seen_in_future`, `no_such_file`. */
export async function addSighting(
  ctx: CommandContext,
  { id, ...told }: Parsed<typeof lost_person.add_sighting>,
): Promise<void> {
  const row = await takeCase(ctx, id, 'sight')
  await writeSighting(ctx, row.id, told)
  await writeStep(ctx, row, { act: 'sight', words: told.place_words })
}

async function writeSighting(ctx: CommandContext, case_id: string, told: Told): Promise<void> {
  const { tx, actor, now } = ctx
  if (told.seen_at > now.toISOString()) throw new Refusal('invalid', 'seen_in_future')
  await claimFiles(tx, actor, told.photo_ids, ['photo'])
  const { position } = told
  await sql`
    insert into lost_person.sighting (district_id, id, case_id, seen_at, told_at, lng, lat, datum, place_words, words, photo_ids,
      sealed_contact, reporter_id, trust)
    values (${actor.district_id}, ${ctx.new_id}, ${case_id}, ${told.seen_at}, ${now}, ${position?.lng ?? null}, ${position?.lat ?? null},
      ${position?.datum ?? null}, ${told.place_words}, ${told.words ?? null}, ${told.photo_ids},
      ${told.contact ? ctx.keys.seal(told.contact) : null}, ${actor.kind === 'visitor' ? null : actor.person_id}, 'unchecked')`.execute(
    tx,
  )
}
