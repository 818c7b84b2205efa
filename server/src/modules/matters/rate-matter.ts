import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { takeReportedMatter } from './queries/take-matter.ts'

/** The reporter says how it was. Refuses: `already_rated`, `not_in_that_state`. */
export async function rateMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.rate>,
): Promise<void> {
  const matter = await takeReportedMatter(ctx.tx, ctx.actor, input.id, input.token)
  if (matter.rating !== null) throw new Refusal('conflict', 'already_rated')
  await moveMatter(ctx, matter, {
    action: 'rate',
    note: input.words,
    rating: input.rating,
    set: { rating: input.rating, rating_words: input.words ?? null },
  })
}
