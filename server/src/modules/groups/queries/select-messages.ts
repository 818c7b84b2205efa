import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Keys } from '#platform/keys'
import { nameInGroup } from '../name-people.ts'
import type { Quoted } from '../quote-words.ts'
import type { OwnGroup } from './find-membership.ts'
import { BESIDE_MESSAGE, MESSAGE_COLUMNS, type MessageRow } from './message-rows.ts'

/** A message that shall go into a matter. */
export interface SelectedMessage extends Quoted {
  id: string
  author_id: string
  is_resident: boolean
  building_id: string | null
  file_ids: string[]
}

interface SelectedRow extends MessageRow {
  person_kind: 'staff' | 'resident' | null
  building_id: string | null
  raised_number: string | null
}

/** The selected messages of this person's group in the order in which they were said; one statement. Whoever speaks for no
 * office raises what they said themselves. Refuses: `message_not_here` for what is elsewhere, withheld, or said by nobody;
 * `may_raise_own_only`; `raised_already` with the number. */
export async function selectMessages(
  { db, actor, keys }: { db: Db | Tx; actor: Actor; keys: Keys },
  group: Pick<OwnGroup, 'id' | 'membership'>,
  ids: readonly string[],
): Promise<SelectedMessage[]> {
  const wanted = [...new Set(ids)]
  const found = await sql<SelectedRow>`
    select ${MESSAGE_COLUMNS}, p.kind as person_kind, a.building_id,
      (select r.number from groups.talk as t join matters.matter as r on r.district_id = t.district_id and r.id = t.matter_id
        where t.district_id = m.district_id and t.group_id = m.group_id and m.id = any(t.message_ids)
          and r.status <> 'voided' order by t.matter_id desc limit 1) as raised_number
    from groups.message as m ${BESIDE_MESSAGE}
    where m.district_id = ${actor.district_id} and m.id = any(${wanted}::uuid[]) and m.group_id = ${group.id}
      and m.withheld_at is null and m.author_id is not null and m.kind = any(${['text', 'photo', 'voice']}::text[])
    order by m.seq`.execute(db)
  if (found.rows.length < wanted.length) throw new Refusal('invalid', 'message_not_here')
  const isOwn = found.rows.every(({ author_id }) => author_id === actor.person_id)
  if (!isOwn && group.membership.kind === 'resident')
    throw new Refusal('forbidden', 'may_raise_own_only')
  const raised = found.rows.find(({ raised_number }) => raised_number !== null)
  if (raised) throw new Refusal('conflict', 'raised_already', { number: raised.raised_number })
  return found.rows.map((row) => ({
    id: row.id,
    at: row.at,
    text: row.text,
    author_id: row.author_id ?? '',
    author_name: nameInGroup(keys, row),
    is_resident: row.person_kind === 'resident',
    building_id: row.building_id,
    file_ids: row.file_ids,
    photos: row.kind === 'photo' ? row.file_ids.length : 0,
  }))
}
