import { timingSafeEqual } from 'node:crypto'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { createStaff, openAccount, rulesAt, startSession } from '#modules/identity'
import { Refusal } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { countAreaChange } from './find-place.ts'
import { digestOfSetUpCode, isSetUpNeeded } from './prepare-set-up.ts'
import { readAreasCsv } from './read-areas-csv.ts'

/** Founds the first district: its areas, its government as the first unit, and an administrator, who is signed in. The
 * administrator then adds the other two of the three who must be different people.
 * Refuses: `set_up_done`, `wrong_set_up_code`, `areas_not_understood`, `password_contains_account`. */
export async function setUpDistrict(
  context: CommandContext,
  input: Parsed<typeof org.set_up_district>,
): Promise<void> {
  const { tx, actor, now, newId } = context
  await checkCode(context, input.set_up_code)
  const { district_id, center } = input
  await sql`
    insert into platform.district (district_id, name, code_system, is_demonstration, lng, lat, datum, joined_at)
    values (${district_id}, ${input.name}, 'GB/T 2260', false, ${center.lng}, ${center.lat}, ${center.datum},
      ${now})`.execute(tx)
  const area_id = await insertAreas(context, input)
  const unit_id = newId()
  const person_id = newId()
  const today = shanghaiDay(now)
  await sql`
    insert into org.unit (district_id, id, kind, name, area_id, valid_from)
    values (${district_id}, ${unit_id}, 'government', ${input.name}, ${area_id}, ${today})`.execute(
    tx,
  )
  const there = { ...context, actor: { ...actor, district_id } }
  await createStaff(there, { id: person_id, name: input.admin_name, phone: null })
  const { admin_account: account, admin_password: password } = input
  await openAccount(there, { person_id, account, password, must_change: false })
  await sql`
    insert into org.post (district_id, id, person_id, unit_id, kind, area_id, is_public, valid_from)
    values (${district_id}, ${newId()}, ${person_id}, ${unit_id}, 'system_admin', ${area_id}, false, ${today})`.execute(
    tx,
  )
  const who = { district_id, person_id, kind: 'staff', way: 'password' } as const
  await startSession(there, who, await rulesAt(tx, now))
}

/** Whether a district is still to be set up. */
export async function getSetUp({ db }: QueryContext): Promise<Output<typeof org.get_set_up>> {
  return { is_needed: await isSetUpNeeded(db) }
}

// The code's row is taken first, so that of two set-ups at once the second finds a district.
async function checkCode({ tx }: CommandContext, code: string) {
  const kept = await sql<{ digest: string | null }>`
    select value #>> '{}' as digest from platform.setting where name = 'set_up_code' for update`.execute(
    tx,
  )
  if (!(await isSetUpNeeded(tx))) throw new Refusal('conflict', 'set_up_done')
  const digest = Buffer.from(kept.rows[0]?.digest ?? '', 'hex')
  const given = Buffer.from(digestOfSetUpCode(code), 'hex')
  if (digest.length !== given.length || !timingSafeEqual(digest, given)) {
    throw new Refusal('forbidden', 'wrong_set_up_code')
  }
  await sql`update platform.setting set value = 'null' where name = 'set_up_code'`.execute(tx)
}

async function insertAreas(
  { tx, now, newId }: CommandContext,
  { district_id, name, areas_csv, center }: Parsed<typeof org.set_up_district>,
): Promise<string> {
  const listed = readAreasCsv(areas_csv, district_id)
  const district = newId()
  const ids = new Map(listed.map((area) => [area.code, newId()]))
  const today = shanghaiDay(now)
  await sql`
    insert into org.area (district_id, id, level, code, name, lng, lat, datum, code_system, valid_from)
    values (${district_id}, ${district}, 'district', ${String(district_id)}, ${name}, ${center.lng}, ${center.lat},
      ${center.datum}, 'GB/T 2260', ${today})`.execute(tx)
  const of = (pick: (area: (typeof listed)[number]) => string | null) => listed.map(pick)
  const parentOf = (code: string) => ids.get(code) ?? district
  await sql`
    insert into org.area (district_id, id, level, code, name, parent_id, street_id, code_system, valid_from)
    select ${district_id}::integer, id, level, code, name, parent_id, street_id, 'GB/T 10114', ${today}::date
    from unnest(${of((area) => parentOf(area.code))}::uuid[], ${of((area) => area.level)}::text[],
      ${of((area) => area.code)}::text[], ${of((area) => area.name)}::text[],
      ${of((area) => parentOf(area.parent_code))}::uuid[],
      ${of((area) => (area.level === 'street' ? null : parentOf(area.parent_code)))}::uuid[])
      as listed (id, level, code, name, parent_id, street_id)`.execute(tx)
  await countAreaChange(tx, district_id)
  return district
}
