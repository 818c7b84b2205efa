import { sql } from 'kysely'
import { pinyin } from 'pinyin-pro'
import type { Db, Tx } from '#platform/db'
import type { Keys } from '#platform/keys'

export interface PeopleContext {
  tx: Tx
  now: Date
  keys: Keys
  actor: { district_id: number }
  newId(): string
}

/** The id of the resident with this phone in the actor's district, made known on first sight. A name is kept where
 * none was known; a known one is not overwritten by whoever types another. */
export async function takeResident(
  { tx, now, keys, actor, newId }: PeopleContext,
  { phone, name }: { phone: string; name: string | null },
): Promise<string> {
  const sealed_name = name === null ? null : keys.seal(name)
  const name_index = name === null ? null : keys.blindIndex('name', name)
  const pinyin_index = name === null ? null : keys.blindIndex('pinyin', pinyinOf(name))
  const taken = await sql<{ id: string }>`
    insert into identity.person as t
      (district_id, id, kind, sealed_name, sealed_phone, phone_index, name_index, pinyin_index, created_at)
    values (${actor.district_id}, ${newId()}, 'resident', ${sealed_name}::bytea, ${keys.seal(phone)},
      ${keys.blindIndex('phone', phone)}, ${name_index}::bytea, ${pinyin_index}::bytea, ${now})
    on conflict (district_id, phone_index) where kind = 'resident' do update set
      sealed_name = coalesce(t.sealed_name, excluded.sealed_name),
      name_index = coalesce(t.name_index, excluded.name_index),
      pinyin_index = coalesce(t.pinyin_index, excluded.pinyin_index)
    returning id`.execute(tx)
  const id = taken.rows[0]?.id
  if (!id) throw new Error('a resident was neither found nor made')
  return id
}

/** Makes a member of staff known under an id of the caller's choice; staff are named in public, their phone is sealed. */
export async function createStaff(
  { tx, now, keys, actor }: PeopleContext,
  person: { id: string; name: string; phone: string | null },
): Promise<void> {
  const { id, name, phone } = person
  await sql`
    insert into identity.person
      (district_id, id, kind, public_name, sealed_phone, phone_index, name_index, pinyin_index, created_at)
    values (${actor.district_id}, ${id}, 'staff', ${name}, ${phone === null ? null : keys.seal(phone)}::bytea,
      ${phone === null ? null : keys.blindIndex('phone', phone)}::bytea, ${keys.blindIndex('name', name)},
      ${keys.blindIndex('pinyin', pinyinOf(name))}, ${now})`.execute(tx)
}

/** Takes a member of staff until the end of the transaction, so that what depends on all their posts or leaves is
 * decided one after the other; false where there is none. */
export async function takeStaff(tx: Tx, district_id: number, person_id: string): Promise<boolean> {
  const found = await sql`
    select id from identity.person
    where district_id = ${district_id} and id = ${person_id} and kind = 'staff' for no key update`.execute(
    tx,
  )
  return found.rows.length === 1
}

/** Public names of staff by id; residents and unknown ids are absent. */
export async function viewNames(
  db: Db | Tx,
  district_id: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; public_name: string }>`
    select id, public_name from identity.person
    where district_id = ${district_id} and id = any(${[...ids]}::uuid[]) and public_name is not null`.execute(
    db,
  )
  return new Map(found.rows.map((row) => [row.id, row.public_name]))
}

/** The id of the resident with this phone in the actor's district; null where nobody has signed in with it yet. */
export async function residentByPhone(
  { tx, keys, actor }: Pick<PeopleContext, 'tx' | 'keys' | 'actor'>,
  phone: string,
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select id from identity.person where district_id = ${actor.district_id} and kind = 'resident'
      and phone_index = ${keys.blindIndex('phone', phone)}`.execute(tx)
  return found.rows[0]?.id ?? null
}

/** The private phone of a person; null where none is known. Only disclosures may ask. */
export async function readPhone(
  { tx, keys, actor }: Pick<PeopleContext, 'tx' | 'keys' | 'actor'>,
  person_id: string,
): Promise<string | null> {
  const found = await sql<{ sealed_phone: Buffer | null }>`
    select sealed_phone from identity.person
    where district_id = ${actor.district_id} and id = ${person_id}`.execute(tx)
  const sealed = found.rows[0]?.sealed_phone
  return sealed ? keys.unseal(sealed) : null
}

/** The whole name in Latin letters, as people type it: 王建国 → wangjianguo; the first reading of a surname counts. */
export function pinyinOf(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', surname: 'head' }).join('')
}
