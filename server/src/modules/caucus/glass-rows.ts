import type { Glass } from '@linli/contract/caucus-shapes'
import type { GlassState } from '@linli/contract/codes/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import type { Context, QueryContext } from '#platform/module'

/** A break-glass opening with the names of its two people. */
export interface GlassRow {
  id: string
  dispute_id: string
  number: string | null
  side: Side
  state: GlassState
  sealed_reason: Buffer
  hours: number
  asked_by: string
  auditor_name: string | null
  asked_at: string
  decided_by_name: string | null
  decided_at: string | null
  ends_at: string | null
  readings: number
}

/** The columns for a relation `g` of openings; one whose time is over has ended. */
export function glassColumns(now: Date): RawBuilder<GlassRow> {
  return sql`
    g.id, g.dispute_id, g.side, g.sealed_reason, g.hours, g.asked_by, g.asked_at, g.decided_at, g.ends_at,
    case when g.state = 'open' and g.ends_at <= ${now} then 'ended' else g.state end as state,
    (select d.number from mediation.dispute as d where d.district_id = g.district_id and d.id = g.dispute_id) as number,
    (select p.public_name from identity.person as p where p.district_id = g.district_id and p.id = g.asked_by) as auditor_name,
    (select p.public_name from identity.person as p where p.district_id = g.district_id and p.id = g.decided_by)
      as decided_by_name,
    (select count(*)::int from caucus.glass_reading as l where l.district_id = g.district_id and l.glass_id = g.id) as readings`
}

/** Openings that somebody may see: auditors their own, security administrators all. */
export function glassSeenBy(actor: Actor): RawBuilder<boolean> {
  return actor.roles.includes('security_admin') ? sql`true` : sql`g.asked_by = ${actor.person_id}`
}

/** An opening that this person may see; `lock` keeps it still. Refuses: `not_found`. */
export async function findGlass(
  db: Db | Tx,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  id: string,
  how: 'read' | 'lock' = 'read',
): Promise<GlassRow> {
  const found = await sql<GlassRow>`
    select ${glassColumns(now)} from caucus.glass as g
    where g.district_id = ${actor.district_id} and g.id = ${id} and ${glassSeenBy(actor)}
    ${how === 'lock' ? sql`for update of g` : sql``}`.execute(db)
  const row = found.rows[0]
  if (!row) throw notFound()
  return row
}

/** An opening in the contract's shape. */
export function viewGlass({ actor, keys }: Pick<Context, 'actor' | 'keys'>, row: GlassRow): Glass {
  const is_own = row.asked_by === actor.person_id
  const can: Glass['can'] = []
  if (row.state === 'asked' && !is_own && actor.roles.includes('security_admin')) can.push('agree')
  if (row.state === 'open' && is_own) can.push('read')
  if (row.state === 'open' || (row.state === 'asked' && is_own)) can.push('end')
  return {
    id: row.id,
    number: row.number ?? '',
    side: row.side,
    state: row.state,
    reason: keys.unseal(row.sealed_reason),
    hours: row.hours,
    auditor_name: row.auditor_name ?? '',
    asked_at: row.asked_at,
    decided_by_name: row.decided_by_name,
    decided_at: row.decided_at,
    ends_at: row.ends_at,
    readings: row.readings,
    can,
  }
}

/** The answer of every command about an opening. */
export async function viewGlassById(ctx: QueryContext, id: string): Promise<Glass> {
  return viewGlass(ctx, await findGlass(ctx.db, ctx, id))
}
