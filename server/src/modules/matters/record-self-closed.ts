import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { categoryInForce } from '#modules/catalogue'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { makeMatter } from './make-matter.ts'

/** One touch: seen, done, recorded (自办自结). No picture is asked for: proof of every picked-up bottle is the formalism
 * that the rules of 2023 forbid (防治“指尖上的形式主义”). Without words the category's name says what it was; without a place it
 * is the worker's own grid. */
export async function recordSelfClosed(
  ctx: CommandContext,
  input: Parsed<typeof matters.record_self_closed>,
): Promise<void> {
  const own = ctx.actor.posts.find((post) => post.role === 'grid_worker')
  const area_id = input.area_id ?? (input.position ? undefined : own?.area_id)
  const category = await categoryInForce(
    ctx.tx,
    ctx.actor.district_id,
    input.category_code,
    shanghaiDay(ctx.now),
  )
  const description = input.description || category?.name || input.category_code
  await makeMatter(ctx, {
    ...input,
    area_id,
    description,
    action: 'self_close',
    source: 'grid_worker',
  })
}
