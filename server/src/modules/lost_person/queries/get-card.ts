import type { LostCard } from '@linli/contract/lost-shapes'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { photoAddress } from '../photo-address.ts'
import type { CaseRow } from '../take-case.ts'
import { photoMinutes } from './list-cases.ts'

type CardRow = Pick<
  CaseRow,
  | 'id'
  | 'kind'
  | 'state'
  | 'sealed_name'
  | 'sex'
  | 'age_from'
  | 'age_to'
  | 'height_cm'
  | 'clothing'
  | 'features'
  | 'needs_care'
  | 'photo_ids'
  | 'happened_at'
  | 'place_words'
  | 'duty_phone'
  | 'is_minor'
  | 'minor_released_at'
  | 'photo_withdrawn_at'
> & { area_name: string }

/** The public page of a case by its code: what helps to know somebody again while the search is on, and afterwards only that it is
 * over. Refuses: `not_found` for codes that are unknown, not yet published, or over. */
export async function getCard(ctx: QueryContext, code: string): Promise<LostCard> {
  return cardOf(ctx, sql`c.code = ${code}`)
}

/** The same page for whoever has just told of a sighting. */
export async function viewCardOf(ctx: QueryContext, sighting_id: string): Promise<LostCard> {
  return cardOf(
    ctx,
    sql`c.id = (select s.case_id from lost_person.sighting as s where s.district_id = c.district_id and s.id = ${sighting_id})`,
  )
}

async function cardOf(ctx: QueryContext, which: RawBuilder<unknown>): Promise<LostCard> {
  const { db, actor, now } = ctx
  const found = await sql<CardRow>`
    select c.id, c.kind, c.state, c.sealed_name, c.sex, c.age_from, c.age_to, c.height_cm, c.clothing, c.features, c.needs_care,
      c.photo_ids, c.happened_at, c.place_words, c.duty_phone, c.is_minor, c.minor_released_at, c.photo_withdrawn_at,
      (select a.name from org.area as a where a.district_id = c.district_id and a.id = coalesce(c.community_id, c.grid_id)) as area_name
    from lost_person.case as c
    where c.district_id = ${actor.district_id} and ${which} and c.published_at is not null and c.card_ends_at > ${now}
      and c.erased_at is null`.execute(db)
  const row = found.rows[0]
  if (!row) throw notFound()
  const isHidden = row.is_minor && row.minor_released_at === null
  if (row.state !== 'searching' || row.photo_withdrawn_at !== null || isHidden) return overCard(row)
  return openCard(ctx, row, await photoMinutes(ctx))
}

/** Once it is over the page says that, and nothing about anybody. */
function overCard({ state, kind, duty_phone }: CardRow): LostCard {
  return {
    state: state === 'searching' ? 'withdrawn' : 'found',
    kind,
    name: null,
    sex: null,
    age_from: null,
    age_to: null,
    height_cm: null,
    clothing: null,
    features: null,
    needs_care: null,
    happened_at: null,
    place: null,
    duty_phone,
    photo_url: null,
    may_add_photo: false,
  }
}

function openCard({ keys, now, actor }: QueryContext, row: CardRow, minutes: number): LostCard {
  const [file_id] = row.photo_ids
  const { district_id } = actor
  return {
    state: 'searching',
    kind: row.kind,
    name: row.sealed_name && keys.unseal(row.sealed_name),
    sex: row.sex,
    age_from: row.age_from,
    age_to: row.age_to,
    height_cm: row.height_cm,
    clothing: row.clothing,
    features: row.features,
    needs_care: row.needs_care,
    happened_at: row.happened_at,
    place: row.place_words ? `${row.area_name} ${row.place_words}` : row.area_name,
    duty_phone: row.duty_phone,
    photo_url: file_id
      ? photoAddress(
          keys,
          { now, minutes },
          { district_id, case_id: row.id, file_id, reader: 'public' },
        )
      : null,
    may_add_photo: actor.kind !== 'visitor',
  }
}
