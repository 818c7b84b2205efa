import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { categoryInForce } from '#modules/catalogue'
import { findPlace } from '#modules/org'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type Move, moveMatter } from './move-matter.ts'
import { type TakenMatter, takeMatter } from './queries/take-matter.ts'

/** Says what it is, how urgent, and where: the clock follows the category, counted from the acceptance.
 * Refuses: `no_such_category`, `no_such_place`. */
export async function triageMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.triage>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'triage')
  const triage = await triaging(ctx, input)
  await moveMatter(ctx, matter, triage(matter))
}

/** How a matter is sorted into this category. Refuses: `no_such_category`, `no_such_place`. */
export async function triaging(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  input: Omit<Parsed<typeof matters.triage>, 'id'>,
): Promise<(matter: TakenMatter) => Move> {
  const { district_id } = actor
  const category = await categoryInForce(tx, district_id, input.category_code, shanghaiDay(now))
  if (!category) throw new Refusal('invalid', 'no_such_category')
  const place = input.area_id
    ? await findPlace(tx, district_id, { area_id: input.area_id })
    : undefined
  if (place === null) throw new Refusal('invalid', 'no_such_place')
  return (matter) => ({
    action: 'triage',
    note: input.note,
    set: {
      category_id: category.id,
      category_code: category.code,
      urgency: input.urgency,
      is_secret:
        matter.stays_secret ||
        (input.is_secret ?? (matter.is_secret || category.is_secret_by_default)),
      ...place,
    },
    clocks: category.clocks,
    restarts_clock: category.id !== matter.category_id || input.urgency !== matter.urgency,
  })
}
