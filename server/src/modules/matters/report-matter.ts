import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { suggestCode } from '#modules/catalogue'
import type { CommandContext } from '#platform/module'
import { makeMatter } from './make-matter.ts'

/** A resident reports for themself. Without a category the words choose one; the centre looks at it again. */
export async function reportMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.report>,
): Promise<void> {
  const category_code =
    input.category_code ?? (await suggestCode({ ...ctx, db: ctx.tx }, input.description))
  await makeMatter(ctx, {
    ...input,
    action: 'report',
    source: 'resident',
    category_code,
    reporter: { resident_id: ctx.actor.person_id },
  })
}
