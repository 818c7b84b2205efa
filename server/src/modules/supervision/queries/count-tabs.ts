import type { Output } from '@linli/contract/endpoint'
import type { supervision } from '@linli/contract/supervision'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { instructionsOf } from './list-instructions.ts'
import { ordersIn } from './list-orders.ts'
import { suggestedOf } from './list-suggested.ts'
import { countOf, rowsUpTo } from './pages.ts'
import { triggersShown } from './suggest-triggers.ts'

/** What each tab holds for this person, by the conditions of its list, and what of it is late; in one statement. */
export async function countTabs(ctx: QueryContext): Promise<Output<typeof supervision.count_tabs>> {
  const { actor, now } = ctx
  const [waiting, instructed] = [ordersIn(actor, 'waiting'), instructionsOf(actor, false)]
  const found = await sql<Record<Tab, number>>`
    select ${rowsUpTo(waiting)} as waiting,
      ${rowsUpTo(sql`${waiting} and o.reply_due_at < ${now}`)} as late,
      ${rowsUpTo(ordersIn(actor, 'answered'))} as answered,
      ${rowsUpTo(ordersIn(actor, 'lifted'))} as lifted,
      ${rowsUpTo(suggestedOf(ctx, await triggersShown(ctx)))} as suggested,
      ${rowsUpTo(instructed)} as instructed,
      ${rowsUpTo(sql`${instructed} and i.answer_due_at < ${now}`)} as instructed_late,
      ${rowsUpTo(instructionsOf(actor, true))} as instructions_answered`.execute(ctx.db)
  const count = (tab: Tab) => countOf(found.rows[0]?.[tab] ?? 0)
  return {
    waiting: count('waiting'),
    late: count('late'),
    answered: count('answered'),
    lifted: count('lifted'),
    suggested: count('suggested'),
    instructed: count('instructed'),
    instructed_late: count('instructed_late'),
    instructions_answered: count('instructions_answered'),
  }
}

type Tab = keyof Output<typeof supervision.count_tabs>
