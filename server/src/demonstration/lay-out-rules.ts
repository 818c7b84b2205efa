import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { NOBODY } from '#platform/ids'
import { idAt } from './identify.ts'
import { DAY_MS } from './moments.ts'
import { placesOf } from './place-areas.ts'
import { randomFor } from './random.ts'
import type { Roster } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** Two versions of rules by which work is given out, the second in force at the cut-off; all invented. */
export async function layOutRules(tx: Tx, model: Organisation): Promise<void> {
  const { district_id, roster } = model
  const editor = roster.posts.find(({ kind }) => kind === 'catalogue_editor')?.person.id ?? NOBODY
  const random = randomFor(district_id, 'routing')
  for (const { number, note, valid_from, valid_to, places } of VERSIONS) {
    const at = Date.parse(`${valid_from}T15:10:00+08:00`) - 3 * DAY_MS
    const id = idAt(at, random)
    await sql`
      insert into routing.version (district_id, id, number, note, night_from, night_to, drafted_by, drafted_at, published_at,
        published_by, valid_from, valid_to)
      values (${district_id}, ${id}, ${number}, ${note}, 22, 7, ${editor}, ${new Date(at - DAY_MS)}, ${new Date(at)}, ${editor},
        ${valid_from}, ${valid_to})`.execute(tx)
    const rules = RULES.filter(({ place }) => places.includes(place)).map((rule) =>
      rowOf(rule, model),
    )
    await sql`
      insert into routing.rule (district_id, version_id, place, area_id, category_code, urgency, day_kind, target_kind, unit_id,
        doer_kind, refer_category_code, cc_unit_ids)
      select ${district_id}::int, ${id}::uuid, r.place, r.area_id, r.category_code, r.urgency, r.day_kind, r.target_kind, r.unit_id,
        r.doer_kind, r.refer_category_code, r.cc_unit_ids
      from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r (place int, area_id uuid, category_code text, urgency text,
        day_kind text, target_kind text, unit_id uuid, doer_kind text, refer_category_code text, cc_unit_ids uuid[])`.execute(
      tx,
    )
  }
}

interface DemoRule {
  place: number
  street?: string
  category_code: string
  urgency?: 'critical' | 'urgent'
  day_kind?: 'night' | 'rest_day'
  /** Key of one unit, or a kind of unit of the place. */
  unit?: string
  doer_kind?: 'community' | 'street_centre' | 'property' | 'grid'
  refer_category_code?: string
  /** Keys of units that get to know. */
  cc?: readonly string[]
}

function rowOf(rule: DemoRule, { roster, places }: Organisation) {
  const { street, unit, doer_kind, refer_category_code, cc = [], ...when } = rule
  const area = placesOf(places, 'street').find(({ name }) => name === street)
  if (street && !area) throw new RangeError(`no street ${street}`)
  return {
    ...when,
    area_id: area?.id ?? null,
    target_kind: unit
      ? 'unit'
      : doer_kind
        ? 'doer'
        : refer_category_code
          ? 'refer'
          : 'district_centre',
    unit_id: unit ? roster.keyed(unit).id : null,
    doer_kind: doer_kind ?? null,
    refer_category_code: refer_category_code ?? null,
    cc_unit_ids: unitsOf(roster, cc),
  }
}

const unitsOf = (roster: Roster, keys: readonly string[]) => keys.map((key) => roster.keyed(key).id)

interface DemoVersion {
  number: number
  note: string
  valid_from: string
  valid_to: string | null
  places: readonly number[]
}

const RULES: readonly DemoRule[] = [
  { place: 1, category_code: 'facility.street_light', unit: 'lighting' },
  { place: 2, category_code: 'facility.water', unit: 'water_supply', cc: ['housing'] },
  { place: 3, category_code: 'facility.power', unit: 'power' },
  { place: 4, category_code: 'facility.heating', unit: 'heating', cc: ['housing'] },
  { place: 5, category_code: 'facility.manhole', unit: 'urban_management' },
  {
    place: 6,
    category_code: 'facility.elevator',
    doer_kind: 'property',
    cc: ['market_supervision'],
  },
  { place: 7, category_code: 'env.noise', day_kind: 'night', unit: 'public_security' },
  { place: 8, category_code: 'env.sewage', refer_category_code: 'facility.drain' },
  {
    place: 9,
    category_code: 'hazard.gas',
    urgency: 'critical',
    unit: 'gas',
    cc: ['emergency', 'fire'],
  },
  {
    place: 10,
    street: '新区街道',
    category_code: 'env.illegal_parking',
    doer_kind: 'street_centre',
    cc: ['traffic_police'],
  },
  { place: 11, category_code: 'dispute.wage' },
  {
    place: 12,
    street: '新区街道',
    category_code: 'facility.street_light',
    day_kind: 'night',
    unit: 'lighting',
    cc: ['urban_management'],
  },
]

const VERSIONS: readonly DemoVersion[] = [
  {
    number: 1,
    note: '派单目录第一版：水电暖气路灯直接派到专营单位（演示）',
    valid_from: '2022-03-01',
    valid_to: '2022-06-30',
    places: [1, 2, 3, 4, 5, 6, 7, 11],
  },
  {
    number: 2,
    note: '污水参照排水，燃气险情抄送应急和消防；新区街道夜间路灯单列（演示）',
    valid_from: '2022-07-01',
    valid_to: null,
    places: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  },
]
