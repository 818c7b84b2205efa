import { createHash } from 'node:crypto'
import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { parameterOn } from '#modules/parameters'
import { notFound } from '#platform/errors'
import type { Keys } from '#platform/keys'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { takeRecord } from './take-record.ts'

/** Makes a way into a group that a keeper prints; it ends by itself after the days in force. */
export async function inviteToGroup(
  { tx, actor, now, keys, new_id }: CommandContext,
  { group_id }: Parsed<typeof groups.invite>,
): Promise<void> {
  const group = await takeRecord(tx, actor, group_id, 'invite')
  const days = parameterOn(actor.district_id, shanghaiDay(now), 'groups.invitation_days')
  await sql`
    insert into groups.invitation (district_id, id, group_id, token_digest, made_by, made_at, ends_at)
    values (${actor.district_id}, ${new_id}, ${group.id}, ${digestOf(tokenOf(keys, new_id))}, ${actor.person_id}, ${now},
      ${now}::timestamptz + make_interval(days => ${days}))`.execute(tx)
}

/** Ends a way into a group before its time. Refuses: `not_found`. */
export async function endInvitation(
  { tx, actor, now }: CommandContext,
  { id }: Parsed<typeof groups.end_invitation>,
): Promise<void> {
  const found = await sql<{ group_id: string }>`
    select group_id from groups.invitation where district_id = ${actor.district_id} and id = ${id}`.execute(
    tx,
  )
  const group_id = found.rows[0]?.group_id
  if (!group_id) throw notFound()
  await takeRecord(tx, actor, group_id, 'invite')
  await sql`
    update groups.invitation set ended_at = ${now}
    where district_id = ${actor.district_id} and id = ${id} and ended_at is null`.execute(tx)
}

/** The secret of an invitation: 144 bits that nobody can make without the keys of this installation, so that it can be printed
 * again while the database holds its digest alone. */
export function tokenOf(keys: Keys, id: string): string {
  return keys.sign('group invitation', id).subarray(0, 18).toString('base64url')
}

/** What is stored of a token. */
export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
