import type { LostAction, Sex } from '@linli/contract/codes/lost_person'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { after, isPossible } from './lifecycle.ts'
import { type CaseFacts, mayAct, seenBy } from './policy.ts'

/** A case as commands hold it and pages read it. */
export interface CaseRow extends CaseFacts {
  id: string
  sealed_name: Buffer | null
  sex: Sex
  age_from: number | null
  age_to: number | null
  height_cm: number | null
  clothing: string | null
  features: string | null
  needs_care: string | null
  photo_ids: string[]
  happened_at: string
  lng: number | null
  lat: number | null
  datum: 'wgs84' | 'gcj02' | null
  place_words: string | null
  duty_phone: string
  opened_at: string
  code: string
  card_ends_at: string | null
  photo_withdrawn_at: string | null
  ring_at: string | null
  next_ring: number | null
  next_ring_at: string | null
  near_grid_ids: string[]
  release_id: string | null
}

/** The columns for a relation `c` of cases. */
export const CASE_COLUMNS: RawBuilder<CaseRow> = sql`
  c.id, c.kind, c.state, c.sealed_name, c.sex, c.age_from, c.age_to, c.height_cm, c.clothing, c.features, c.needs_care, c.photo_ids,
  c.happened_at, c.lng, c.lat, c.datum, c.place_words, c.street_id, c.community_id, c.grid_id, c.duty_phone, c.opened_by, c.opened_at,
  c.police_told_at, c.police_declined_reason, c.is_minor, c.minor_released_at, c.code, c.published_at, c.card_ends_at,
  c.photo_withdrawn_at, c.ring, c.ring_at, c.cleared_ring, c.next_ring, c.next_ring_at, c.paused_at, c.near_grid_ids,
  c.notice_due_on, c.noticed_at,
  array(select l.person_id from lost_person.call as l where l.district_id = c.district_id and l.case_id = c.id) as called_ids,
  (select r.id from lost_person.release as r where r.district_id = c.district_id and r.case_id = c.id order by r.id desc limit 1)
    as release_id,
  (select jsonb_build_object('ring', r.ring, 'state', r.state, 'asked_by', r.asked_by) from lost_person.release as r
    where r.district_id = c.district_id and r.case_id = c.id order by r.id desc limit 1) as release`

/** A case that this person sees. Refuses: `not_found`, hidden and missing alike. */
export async function readCase(db: Db | Tx, actor: Actor, id: string): Promise<CaseRow> {
  const found = await sql<CaseRow>`
    select ${CASE_COLUMNS} from lost_person.case as c
    where c.district_id = ${actor.district_id} and c.id = ${id} and c.erased_at is null and ${seenBy(actor)}`.execute(
    db,
  )
  const row = found.rows[0]
  if (!row) throw notFound()
  return row
}

/** Finds, locks and authorises a case for one act. Refuses: `not_found`, `case_is_<state>`, `may_not_<act>`. */
export async function takeCase(
  ctx: CommandContext,
  id: string,
  action: LostAction,
): Promise<CaseRow> {
  const { tx, actor } = ctx
  const found = await sql<CaseRow>`
    select ${CASE_COLUMNS} from lost_person.case as c
    where c.district_id = ${actor.district_id} and c.id = ${id} and c.erased_at is null and ${seenBy(actor)} for update of c`.execute(
    tx,
  )
  const row = found.rows[0]
  if (!row) throw notFound()
  if (!isPossible(action, row.state)) after(action, row.state)
  if (!mayAct(actor, row, action)) throw new Refusal('forbidden', `may_not_${action}`)
  return row
}
