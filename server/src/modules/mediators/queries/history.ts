import type { Output, Parsed } from '@linli/contract/endpoint'
import type { CommitteeStep, mediators } from '@linli/contract/mediators'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type CommitteePlace, keepsCommittee } from '../policy.ts'
import { placeColumns } from '../standing.ts'

type StepRow = Omit<CommitteeStep, 'changes'> & {
  changes: { field: string; before: unknown; after: unknown }[]
}

/** What was entered and changed of a committee, the newest first; for those who keep its entry. Refuses: `not_found`. */
export async function listHistory(
  ctx: QueryContext,
  { id, cursor, limit }: Parsed<typeof mediators.list_history>,
): Promise<Output<typeof mediators.list_history>> {
  await requireKeeper(ctx, id)
  const found = await sql<StepRow>`
    select s.id, s.act, coalesce(p.public_name, r.name) as about, s.changes,
      json_build_object('id', s.by_id, 'name', coalesce(b.public_name, '—')) as by, s.at
    from mediators.step as s
    left join mediators.mediator as m on m.district_id = s.district_id and m.id = s.mediator_id
    left join identity.person as p on p.district_id = m.district_id and p.id = m.person_id
    left join mediators.room as r on r.district_id = s.district_id and r.id = s.room_id
    left join identity.person as b on b.district_id = s.district_id and b.id = s.by_id
    where s.district_id = ${ctx.actor.district_id} and s.committee_id = ${id}
      and ${cursor ? sql`s.id < ${cursor}::uuid` : sql`true`}
    order by s.id desc limit ${limit + 1}`.execute(ctx.db)
  const items = found.rows.slice(0, limit).map((row) => ({
    ...row,
    changes: row.changes.map(({ field, before, after }) => ({
      field,
      before: textOf(before),
      after: textOf(after),
    })),
  }))
  return { items, next_cursor: found.rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return Array.isArray(value) ? value.join('、') : String(value)
}

async function requireKeeper({ db, actor, now }: QueryContext, id: string): Promise<void> {
  const found = await sql<Omit<CommitteePlace, 'area'> & { place: CommitteePlace['area'] }>`
    select u.id, ${placeColumns(actor.person_id, shanghaiDay(now))}
    from org.unit as u join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${actor.district_id} and u.id = ${id} and u.kind = 'mediation_committee'`.execute(
    db,
  )
  const row = found.rows[0]
  if (!row || !keepsCommittee(actor, { ...row, area: row.place })) throw notFound()
}
