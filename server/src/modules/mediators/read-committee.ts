import { type CommitteeKind, type Numbering, numberOf } from '@linli/contract/codes/mediators'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { mediatesOn, standsOn } from './standing.ts'

/** What modules above need of a committee that has been set up. */
export interface CommitteeFacts {
  id: string
  name: string
  kind: CommitteeKind
  area_id: string
  numbering: Numbering
  has_seal: boolean
}

/** A committee that stands and has been set up; undefined where there is none. Takes it against closing in a transaction. */
export async function readCommittee(
  db: Db | Tx,
  district_id: number,
  id: string,
): Promise<CommitteeFacts | undefined> {
  const found = await sql<CommitteeFacts>`
    select u.id, u.name, c.kind, u.area_id, json_build_object('short_name', c.short_name, 'brackets', c.number_brackets,
      'series', c.number_series, 'width', c.number_width) as numbering, c.seal_since is not null as has_seal
    from mediators.committee as c join org.unit as u on u.district_id = c.district_id and u.id = c.unit_id
    where c.district_id = ${district_id} and c.unit_id = ${id} and u.valid_to is null`.execute(db)
  return found.rows[0]
}

/** The number of the nth case of a committee in a year, in the committee's own pattern. */
export function caseNumber({ numbering }: CommitteeFacts, year: number, nth: number): string {
  return numberOf(numbering, year, nth)
}

/** Of these people, those who mediate for a committee on a day and may be given a case: with the studio for which they work. */
export async function mediatorsOf(
  db: Db | Tx,
  { district_id, committee_id, day }: { district_id: number; committee_id: string; day: string },
  person_ids: readonly string[],
): Promise<{ person_id: string; studio_id: string | null; is_paused: boolean }[]> {
  const found = await sql<{ person_id: string; studio_id: string | null; is_paused: boolean }>`
    select m.person_id, m.studio_id, m.is_paused from mediators.mediator as m
    where m.district_id = ${district_id} and m.committee_id = ${committee_id} and m.person_id = any(${[...person_ids]}::uuid[])
      and ${mediatesOn(day)}`.execute(db)
  return found.rows
}

/** Whether a person heads a committee on a day (主任, 副主任): a condition for a `where`, in the words of the caller's columns. */
export function isHeadOf(
  column: { district_id: RawBuilder<unknown>; committee_id: RawBuilder<unknown> },
  person_id: string,
  day: string,
): RawBuilder<boolean> {
  return sql`exists (select from mediators.mediator as m where m.district_id = ${column.district_id}
    and m.committee_id = ${column.committee_id} and m.person_id = ${person_id} and m.seat in ('head', 'deputy')
    and ${mediatesOn(day)})`
}

/** Whether a studio stands on a day and works for this committee. */
export async function isStudioOf(
  db: Db | Tx,
  { district_id, committee_id, day }: { district_id: number; committee_id: string; day: string },
  studio_id: string,
): Promise<boolean> {
  const found = await sql`
    select from org.unit as u where u.district_id = ${district_id} and u.id = ${studio_id} and u.kind = 'named_studio'
      and u.parent_id = ${committee_id} and ${standsOn('u', day)}`.execute(db)
  return found.rows.length > 0
}

/** The room of a committee that is not closed; undefined where there is none. */
export async function readRoom(
  db: Db | Tx,
  { district_id, committee_id }: { district_id: number; committee_id: string },
  id: string,
): Promise<{ id: string; name: string; seats: number; is_accessible: boolean } | undefined> {
  const found = await sql<{ id: string; name: string; seats: number; is_accessible: boolean }>`
    select id, name, seats, is_accessible from mediators.room
    where district_id = ${district_id} and committee_id = ${committee_id} and id = ${id} and closed_at is null`.execute(
    db,
  )
  return found.rows[0]
}
