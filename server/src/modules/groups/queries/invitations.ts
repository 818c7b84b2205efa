import type { MemberStatus } from '@linli/contract/codes/groups'
import type { Parsed } from '@linli/contract/endpoint'
import type { Named } from '@linli/contract/fields'
import type { Invitation, InvitedGroup } from '@linli/contract/group-members'
import type { groups } from '@linli/contract/groups'
import { type RawBuilder, sql } from 'kysely'
import { outsideOfArrival } from '#modules/identity'
import type { Db, Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { Context, QueryContext } from '#platform/module'
import { digestOf, tokenOf } from '../invite.ts'
import { arrangesGroup, type RegisteredGroup } from '../registry-policy.ts'

interface InvitationRow extends RegisteredGroup {
  id: string
  group: Named
  community: Named
  made_at: string
  ends_at: string
  ended_at: string | null
}

/** An invitation for those who may make one. Refuses: `not_found`. */
export async function viewInvitation(ctx: QueryContext, id: string): Promise<Invitation> {
  const [row] = await findInvitations(ctx, sql`i.id = ${id}`)
  if (!row || !arrangesGroup(ctx.actor, row)) throw notFound()
  return invitationOf(ctx, row)
}

/** The ways into a group, the newest first. Refuses: `not_found`. */
export async function listInvitations(
  ctx: QueryContext,
  { group_id }: Parsed<typeof groups.list_invitations>,
): Promise<Invitation[]> {
  const rows = await findInvitations(ctx, sql`g.id = ${group_id}`)
  if (rows.length === 0) return []
  if (!rows.every((row) => arrangesGroup(ctx.actor, row))) throw notFound()
  return rows.map((row) => invitationOf(ctx, row))
}

async function findInvitations({ db, actor }: QueryContext, which: RawBuilder<unknown>) {
  const found = await sql<InvitationRow>`
    select i.id, i.made_at, i.ends_at, i.ended_at, jsonb_build_object('id', g.id, 'name', g.name) as group,
      jsonb_build_object('id', c.id, 'name', c.name) as community,
      g.grid_id, g.community_id, g.street_id, g.owner_id, g.deputy_id, g.closed_at
    from groups.invitation as i
    join groups.group as g on g.district_id = i.district_id and g.id = i.group_id
    join org.area as c on c.district_id = g.district_id and c.id = g.community_id
    where i.district_id = ${actor.district_id} and ${which} order by i.id desc limit 50`.execute(db)
  return found.rows
}

function invitationOf({ keys, now }: QueryContext, row: InvitationRow): Invitation {
  const { id, group, community, made_at, ends_at } = row
  const is_over = row.ended_at !== null || ends_at <= now.toISOString()
  const token = is_over ? null : tokenOf(keys, id)
  return { id, group, community, made_at, ends_at, is_over, token }
}

/** The group into which a token leads now: that of a printed code, or of an arrival out of a group outside. Refuses:
 * `invitation_not_valid`, alike for one that is over, was ended, was never made, leads to no group of ours, or whose group is closed. */
export async function groupOfToken(
  db: Db | Tx,
  ctx: Pick<Context, 'actor' | 'keys' | 'now'>,
  token: string,
): Promise<{ group_id: string; ends_at: string }> {
  const outside = await outsideOfArrival(db, ctx, token)
  const found = outside ? await ofOutside(db, ctx, outside) : await ofPrinted(db, ctx, token)
  if (!found) throw new Refusal('invalid', 'invitation_not_valid')
  return found
}

async function ofPrinted(
  db: Db | Tx,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  token: string,
) {
  const found = await sql<{ group_id: string; ends_at: string }>`
    select i.group_id, i.ends_at from groups.invitation as i
    join groups.group as g on g.district_id = i.district_id and g.id = i.group_id and g.closed_at is null
    where i.district_id = ${actor.district_id} and i.token_digest = ${digestOf(token)} and i.ended_at is null
      and i.ends_at > ${now}`.execute(db)
  return found.rows[0]
}

// A customer group of WeCom is a place that its channel knows; an ordinary one was named by whoever keeps ours.
async function ofOutside(
  db: Db | Tx,
  { actor }: Pick<Context, 'actor'>,
  outside: { group_index: Buffer; binding_id: string | null; valid_until: string },
) {
  const found = await sql<{ group_id: string }>`
    select g.id as group_id from groups.group as g
    where g.district_id = ${actor.district_id} and g.closed_at is null and g.id = coalesce(
      (select b.about_id from channels.binding as b where b.district_id = ${actor.district_id}
        and b.id = ${outside.binding_id}::uuid and b.about_noun = 'group' and b.state = 'open'),
      (select o.group_id from groups.outside_group as o where o.district_id = ${actor.district_id}
        and o.group_index = ${outside.group_index}))`.execute(db)
  const row = found.rows[0]
  return row && { group_id: row.group_id, ends_at: outside.valid_until }
}

/** What a printed code leads to, before anybody has asked for anything. */
export async function lookAtInvitation(
  ctx: QueryContext,
  { token }: Parsed<typeof groups.look_at_invitation>,
): Promise<InvitedGroup> {
  const { group_id, ends_at } = await groupOfToken(ctx.db, ctx, token)
  const { district_id, person_id } = ctx.actor
  const found = await sql<Omit<InvitedGroup, 'ends_at'> & { status: MemberStatus | null }>`
    select jsonb_build_object('id', g.id, 'name', g.name) as group, jsonb_build_object('id', c.id, 'name', c.name) as community,
      g.rules, coalesce(n.public_name, '—') as keeper_name,
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name) order by b.code) from groups.cover as v
        join org.area as b on b.district_id = v.district_id and b.id = v.building_id
        where v.district_id = g.district_id and v.group_id = g.id), '[]') as buildings,
      (select m.status from groups.member as m where m.district_id = g.district_id and m.group_id = g.id
        and m.person_id = ${person_id}) as status
    from groups.group as g join org.area as c on c.district_id = g.district_id and c.id = g.community_id
    left join identity.person as n on n.district_id = g.district_id and n.id = g.owner_id
    where g.district_id = ${district_id} and g.id = ${group_id}`.execute(ctx.db)
  const [row] = found.rows
  if (!row) throw notFound()
  return { ...row, ends_at }
}
