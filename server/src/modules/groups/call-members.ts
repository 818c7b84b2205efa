import type { DutyRole } from '@linli/contract/codes/groups'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { holdsPost, leaveOfToday } from './on-duty-here.ts'

/** Who is reached by a message that calls members by name and duties: those named, who stands in for one of them today, and
 * of a duty those on it now. Leaves the mark of the call with each of them, muted or not; one statement. */
export async function callMembers(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  message: { group_id: string; seq: number },
  called: { ids: readonly string[]; roles: readonly DutyRole[] },
): Promise<string[]> {
  if (called.ids.length === 0 && called.roles.length === 0) return []
  const found = await sql<{ person_id: string }>`
    with called as materialized (
      select m.person_id as member_id, l.substitute_id, m.person_id = any(${[...called.ids]}::uuid[]) as is_named,
        l.is_away is null as is_present
      from groups.member as m ${leaveOfToday(now)}
      where m.district_id = ${actor.district_id} and m.group_id = ${message.group_id} and m.status = 'in'
        and (m.person_id = any(${[...called.ids]}::uuid[]) or (m.kind = any(${[...called.roles]}::text[]) and ${holdsPost(now)}))
    ), reached as materialized (
      select member_id as person_id from called where is_named or is_present
      union select substitute_id from called where substitute_id is not null
    ), marked as (
      update groups.member as m set called_seq = ${message.seq}
      where m.district_id = ${actor.district_id} and m.group_id = ${message.group_id}
        and m.person_id in (select person_id from reached union select member_id from called where substitute_id is not null)
    )
    select person_id from reached`.execute(tx)
  return found.rows.map(({ person_id }) => person_id)
}
