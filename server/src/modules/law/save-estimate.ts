import type { Parsed } from '@linli/contract/endpoint'
import type { law } from '@linli/contract/law'
import { sql } from 'kysely'
import type { CommandContext, QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { calculate } from './calculators/calculate.ts'
import { openFigures } from './calculators/take-figures.ts'
import { enteredFigures } from './queries/figures.ts'

/** A result with its basis, kept nowhere. */
export async function calculateNow(
  { db, actor, now }: Pick<QueryContext, 'db' | 'actor' | 'now'>,
  { input }: Parsed<typeof law.calculate>,
) {
  const entered = await enteredFigures(db, actor.district_id)
  return calculate(input, openFigures(actor.district_id, entered), shanghaiDay(now))
}

/** Calculates and keeps what was asked, what it rested on and what came of it; later figures and rules change nothing in it. */
export async function saveEstimate(
  ctx: CommandContext,
  { input, dispute_id }: Parsed<typeof law.save_estimate>,
): Promise<void> {
  const { tx, actor, now, keys, new_id } = ctx
  const estimate = await calculateNow({ db: tx, actor, now }, { input })
  const sealed = keys.seal(JSON.stringify({ input, estimate }))
  await sql`
    insert into law.estimate (district_id, id, kind, dispute_id, sealed_content, rule_version, made_by, made_at)
    values (${actor.district_id}, ${new_id}, ${input.kind}, ${dispute_id}::uuid, ${sealed}, ${estimate.rule_version},
      ${actor.person_id}, ${now})`.execute(tx)
}
