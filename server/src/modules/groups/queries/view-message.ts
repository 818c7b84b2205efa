import type { Message } from '@linli/contract/group-shapes'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { BESIDE_MESSAGE, MESSAGE_COLUMNS, type MessageRow, messagesOf } from './message-rows.ts'

/** One message, for somebody who is in its group now. Refuses: `not_found`. */
export async function viewMessage(ctx: QueryContext, id: string): Promise<Message> {
  const { actor } = ctx
  const found = await sql<MessageRow>`
    select ${MESSAGE_COLUMNS} from groups.message as m ${BESIDE_MESSAGE}
    where m.district_id = ${actor.district_id} and m.id = ${id}
      and exists (select from groups.member as r where r.district_id = m.district_id and r.group_id = m.group_id
        and r.person_id = any(${[...actor.acts_for]}::uuid[]) and r.status = 'in')`.execute(ctx.db)
  const [message] = await messagesOf(ctx, actor.district_id, found.rows)
  if (!message) throw notFound()
  return message
}
