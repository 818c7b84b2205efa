import type { LostLine } from '@linli/contract/lost-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { photoAddress } from '../photo-address.ts'
import { ringOf } from '../rings.ts'
import type { CaseRow } from '../take-case.ts'

/** A case as a line of a list reads it. */
export type LineRow = Pick<
  CaseRow,
  | 'id'
  | 'kind'
  | 'state'
  | 'sex'
  | 'age_from'
  | 'age_to'
  | 'height_cm'
  | 'clothing'
  | 'features'
  | 'needs_care'
  | 'is_minor'
  | 'happened_at'
  | 'opened_at'
  | 'ring'
  | 'paused_at'
  | 'photo_ids'
  | 'photo_withdrawn_at'
  | 'place_words'
> & { area_name: string; sightings: number; unanswered: number; waits_for_second: boolean }

/** The further columns of a line for a relation `c` of cases. */
export const LINE_COLUMNS: RawBuilder<LineRow> = sql`
  (select a.name from org.area as a where a.district_id = c.district_id and a.id = coalesce(c.community_id, c.grid_id)) as area_name,
  (select count(*) from lost_person.sighting as s where s.district_id = c.district_id and s.case_id = c.id) as sightings,
  (select count(*) from lost_person.call as l where l.district_id = c.district_id and l.case_id = c.id and l.acknowledged_at is null)
    as unanswered,
  exists (select from lost_person.release as r where r.district_id = c.district_id and r.case_id = c.id
    and r.state in ('asked', 'bypassed')) as waits_for_second`

/** The place of a case as people say it. */
export function placeOf({
  area_name,
  place_words,
}: Pick<LineRow, 'area_name' | 'place_words'>): string {
  return place_words ? `${area_name} ${place_words}` : area_name
}

/** A line in contract shape; the photo opens for so many minutes. */
export function lineOf(
  { keys, now, actor }: Pick<QueryContext, 'keys' | 'now' | 'actor'>,
  row: LineRow,
  minutes: number,
): LostLine {
  const [file_id] = row.photo_ids
  const { district_id } = actor
  const isShown = file_id !== undefined && row.photo_withdrawn_at === null
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    sex: row.sex,
    age_from: row.age_from,
    age_to: row.age_to,
    height_cm: row.height_cm,
    clothing: row.clothing,
    features: row.features,
    needs_care: row.needs_care,
    is_minor: row.is_minor,
    happened_at: row.happened_at,
    place: placeOf(row),
    opened_at: row.opened_at,
    ring: ringOf(row.ring),
    is_paused: row.paused_at !== null,
    photo_url: isShown
      ? photoAddress(
          keys,
          { now, minutes },
          { district_id, case_id: row.id, file_id, reader: 'staff' },
        )
      : null,
    sightings: row.sightings,
    unanswered: row.unanswered,
    waits_for_second: row.waits_for_second,
  }
}
