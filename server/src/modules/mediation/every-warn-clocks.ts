import { sql } from 'kysely'
import { tellPeople } from '#modules/matters'
import { parameterOn } from '#modules/parameters'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Tells the mediators, once a clock, of disputes whose time ends within the days of the warning: to settle, to ask both sides
 * for more time, or to end it and tell the other ways (人民调解法 art. 26). */
export async function everyWarnClocks(ctx: CommandContext): Promise<'unrecorded' | undefined> {
  const { tx, actor, now } = ctx
  const today = shanghaiDay(now)
  const warned = await sql<{ id: string }>`
    update mediation.dispute as d set warned_at = ${now} where d.district_id = ${actor.district_id}
      and d.state in ('accepted', 'mediating') and d.paused_at is null and d.warned_at is null
      and d.ends_on <= ${today}::date + ${parameterOn(actor.district_id, today, 'mediation.warn_days')} returning d.id`.execute(
    tx,
  )
  if (warned.rows.length === 0) return 'unrecorded'
  await tellPeople(ctx, {
    who: sql`select m.person_id, coalesce(d.number, '') from mediation.case_mediator as m
      join mediation.dispute as d on d.district_id = m.district_id and d.id = m.dispute_id
      where m.district_id = ${actor.district_id} and m.until_at is null and d.id = any(${warned.rows.map(({ id }) => id)}::uuid[])`,
    purpose: 'dispute_ends_soon',
    words: (numbers) =>
      `调解期限快到了：${numbers}。请抓紧调解，或征求双方同意延长，或终止并告知其他途径。`,
  })
  return undefined
}
