import type { LostKind } from '@linli/contract/codes/lost_person'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import type { AlikeLine } from '@linli/contract/lost-shapes'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { type Described, likenessOf } from '../likeness.ts'
import { seenBy } from '../policy.ts'
import { CASE_COLUMNS, type CaseRow, readCase } from '../take-case.ts'
import { LINE_COLUMNS, type LineRow, lineOf } from './case-lines.ts'
import { photoMinutes } from './list-cases.ts'

/** So many open cases of the other kind are compared; no district has more at once. */
const MOST_COMPARED = 200
const MOST_SHOWN = 5

/** Open cases of the other kind that look alike, with what they have in common: shown to a person, decided by nobody else.
 * Refuses: `not_found`. */
export async function suggestMatches(
  ctx: QueryContext,
  { id }: Parsed<typeof lost_person.suggest>,
): Promise<Output<typeof lost_person.suggest>> {
  const row = await readCase(ctx.db, ctx.actor, id)
  return compare(ctx, { id, kind: row.kind, described: describedOf(row) })
}

/** The same for what somebody is just writing down. */
export async function suggestForDraft(
  ctx: QueryContext,
  draft: Parsed<typeof lost_person.suggest_for>,
): Promise<Output<typeof lost_person.suggest_for>> {
  const { kind, sex, happened_at, position = null, ...rest } = draft
  const {
    age_from = null,
    age_to = null,
    height_cm = null,
    clothing = null,
    features = null,
  } = rest
  const described = { sex, age_from, age_to, height_cm, clothing, features, position }
  const at = new Date(happened_at)
  return compare(ctx, { id: null, kind, described: { ...described, happened_at: at } })
}

async function compare(
  ctx: QueryContext,
  one: { id: string | null; kind: LostKind; described: Described },
): Promise<AlikeLine[]> {
  const { db, actor } = ctx
  const found = await sql<CaseRow & LineRow & { decision: 'same' | 'not_same' | null }>`
    select ${CASE_COLUMNS}, ${LINE_COLUMNS},
      (select m.decision from lost_person.matched as m where m.district_id = c.district_id and m.case_id = ${one.id}::uuid
        and m.other_id = c.id) as decision
    from lost_person.case as c
    where c.district_id = ${actor.district_id} and c.kind <> ${one.kind} and c.closed_at is null and c.erased_at is null
      and ${seenBy(actor)} order by c.id desc limit ${MOST_COMPARED}`.execute(db)
  const minutes = await photoMinutes(ctx)
  return found.rows
    .map((other) => ({ other, alike: likenessOf(one.described, describedOf(other)) }))
    .filter(({ other, alike }) => alike.length > 0 || other.decision !== null)
    .sort((first, second) => second.alike.length - first.alike.length)
    .slice(0, MOST_SHOWN)
    .map(({ other, alike }) => ({
      ...lineOf(ctx, other, minutes),
      alike,
      decision: other.decision,
    }))
}

function describedOf(row: CaseRow): Described {
  const { sex, age_from, age_to, height_cm, clothing, features, lng, lat, datum } = row
  return {
    sex,
    age_from,
    age_to,
    height_cm,
    clothing,
    features,
    happened_at: new Date(row.happened_at),
    position: lng !== null && lat !== null && datum !== null ? { lng, lat, datum } : null,
  }
}
