import type { Output } from '@linli/contract/endpoint'
import type { supervision } from '@linli/contract/supervision'
import type { QueryContext } from '#platform/module'
import { instructionsOf } from './list-instructions.ts'
import { ordersIn } from './list-orders.ts'
import { suggestedOf } from './list-suggested.ts'
import { countUpTo } from './pages.ts'
import { triggersShown } from './suggest-triggers.ts'

/** What each tab holds for this person, by the conditions of its list. */
export async function countTabs(ctx: QueryContext): Promise<Output<typeof supervision.count_tabs>> {
  const { db, actor } = ctx
  const shown = await triggersShown(ctx)
  const [waiting, answered, lifted, suggested, instructed, instructions_answered] =
    await Promise.all([
      countUpTo(db, ordersIn(actor, 'waiting')),
      countUpTo(db, ordersIn(actor, 'answered')),
      countUpTo(db, ordersIn(actor, 'lifted')),
      countUpTo(db, suggestedOf(ctx, shown)),
      countUpTo(db, instructionsOf(actor, false)),
      countUpTo(db, instructionsOf(actor, true)),
    ])
  return { waiting, answered, lifted, suggested, instructed, instructions_answered }
}
