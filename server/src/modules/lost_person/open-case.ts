import { randomBytes } from 'node:crypto'
import type { Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { claimFiles } from '#modules/documents'
import { findPlace } from '#modules/org'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { isMinor } from './policy.ts'
import { writeStep } from './write-step.ts'

type Opened = Parsed<typeof lost_person.open>

/** Opens a case with the least there is to say about a person. Refuses: `place_missing`, `outside_district`, `no_such_file`,
 * `ages_turned_round`, `happened_in_future`. */
export async function openCase(ctx: CommandContext, input: Opened): Promise<void> {
  const { tx, actor, now } = ctx
  const described = describe(input)
  if (input.happened_at > now.toISOString()) throw new Refusal('invalid', 'happened_in_future')
  const place = await placeOf(ctx, input)
  await claimFiles(tx, actor, input.photo_ids, ['photo'])
  const duty_phone = await dutyPhone(ctx, place.street_id)
  const { position } = input
  await sql`
    insert into lost_person.case (district_id, id, kind, state, sealed_name, sex, age_from, age_to, height_cm, clothing, features,
      needs_care, photo_ids, happened_at, lng, lat, datum, place_words, street_id, community_id, grid_id, duty_phone, opened_by,
      opened_at, is_minor, code)
    values (${actor.district_id}, ${ctx.new_id}, ${input.kind}, 'opened', ${input.name ? ctx.keys.seal(input.name) : null},
      ${described.sex}, ${described.age_from}, ${described.age_to}, ${described.height_cm}, ${described.clothing}, ${described.features},
      ${described.needs_care}, ${input.photo_ids}, ${input.happened_at}, ${position?.lng ?? null}, ${position?.lat ?? null},
      ${position?.datum ?? null}, ${input.place_words ?? null}, ${place.street_id}, ${place.community_id}, ${place.grid_id},
      ${duty_phone}, ${actor.person_id}, ${now}, ${isMinor(described.age_from)}, ${newCode()})`.execute(
    tx,
  )
  const { street_id, community_id, grid_id } = place
  const opened = {
    id: ctx.new_id,
    street_id,
    community_id,
    grid_id,
    ring: null,
    opened_by: actor.person_id,
  }
  await writeStep(ctx, opened, { act: 'open' })
}

/** The description as it is stored. Refuses: `ages_turned_round`. */
export function describe(input: Omit<Parsed<typeof lost_person.correct>, 'id' | 'photo_ids'>) {
  // A highest age alone says nothing about the lowest: whoever is at most twenty may be fifteen.
  const age_from = input.age_from ?? null
  const age_to = input.age_to ?? input.age_from ?? null
  if (age_from !== null && age_to !== null && age_from > age_to)
    throw new Refusal('invalid', 'ages_turned_round')
  return {
    sex: input.sex,
    age_from,
    age_to,
    height_cm: input.height_cm ?? null,
    clothing: input.clothing ?? null,
    features: input.features ?? null,
    needs_care: input.needs_care || null,
  }
}

/** 128 random bits: nobody finds a page by trying, and no page leads to another. */
function newCode(): string {
  return randomBytes(16).toString('base64url')
}

async function placeOf({ tx, actor }: CommandContext, input: Opened) {
  if (!input.position && !input.area_id) throw new Refusal('invalid', 'place_missing')
  const { position, area_id } = input
  const place = await findPlace(tx, actor.district_id, { position, area_id })
  if (!place?.grid_id) throw new Refusal('invalid', 'outside_district')
  return { ...place, grid_id: place.grid_id }
}

/** The number that strangers may call: that of the centre on duty there, never one of the family. */
async function dutyPhone(
  { tx, actor, now }: CommandContext,
  street_id: string | null,
): Promise<string> {
  const today = shanghaiDay(now)
  const found = await sql<{ phone: string }>`
    select u.phone from org.unit as u join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${actor.district_id} and u.kind = 'centre' and u.phone is not null
      and u.valid_from <= ${today} and (u.valid_to is null or u.valid_to > ${today})
      and (u.area_id = ${street_id} or a.level = 'district')
    order by (u.area_id = ${street_id}) desc limit 1`.execute(tx)
  return found.rows[0]?.phone ?? '110'
}
