import type { assessments } from '@linli/contract/assessments'
import { DANGERS, DUTIES } from '@linli/contract/codes/assessments'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { moveMatter, takeMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'

/** People answer what they know of dangers. Each yes opens the duty to report, unless one for the same danger is open
 * already; the matter is held until it is settled, and secret where the law protects whoever is in danger.
 * Refuses: `nothing_answered`. */
export async function screenMatter(
  ctx: CommandContext,
  input: Parsed<typeof assessments.screen>,
): Promise<void> {
  const { tx, actor, now, new_id } = ctx
  const { district_id } = actor
  const found = DANGERS.filter((danger) => input.answers[danger] === 'yes')
  if (!DANGERS.some((danger) => input.answers[danger]))
    throw new Refusal('invalid', 'nothing_answered')
  const matter = await takeMatter(tx, actor, input.matter_id, 'screen')
  const unit_id = actor.posts[0]?.unit_id ?? null
  await sql`
    insert into assessments.screening (district_id, id, matter_id, at, by_id, unit_id, answers, crowd_size, note)
    values (${district_id}, ${new_id}, ${matter.id}, ${now}, ${actor.person_id}, ${unit_id},
      ${JSON.stringify(input.answers)}::jsonb, ${input.crowd_size ?? null}, ${input.note || null})`.execute(
    tx,
  )
  const opened = await openDuties(ctx, matter.id, found)
  const isDangerous = opened.some((danger) => DUTIES[danger].keeps_secret)
  await moveMatter(ctx, matter, {
    action: 'screen',
    ...(isDangerous && !matter.is_secret && { reason: 'made_secret' }),
    set: {
      held_by: [...matter.held_by, ...opened.map(() => 'duty')],
      ...(isDangerous && { is_secret: true, stays_secret: true }),
    },
  })
}

async function openDuties(
  ctx: CommandContext,
  matter_id: string,
  found: readonly (typeof DANGERS)[number][],
): Promise<(typeof DANGERS)[number][]> {
  const { actor, now, new_id } = ctx
  if (found.length === 0) return []
  const rows = found.map((danger) => ({ id: ctx.newId(), danger, basis: DUTIES[danger].basis }))
  const opened = await sql<{ danger: (typeof DANGERS)[number] }>`
    insert into assessments.duty (district_id, id, matter_id, screening_id, danger, basis, state, since, found_by, found_unit_id)
    select ${actor.district_id}::int, n.id, ${matter_id}::uuid, ${new_id}::uuid, n.danger, n.basis, 'open', ${now}::timestamptz,
      ${actor.person_id}::uuid, ${actor.posts[0]?.unit_id ?? null}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, danger text, basis text)
    where not exists (select from assessments.duty as d where d.district_id = ${actor.district_id}
      and d.matter_id = ${matter_id} and d.danger = n.danger and d.state = 'open')
    returning danger`.execute(ctx.tx)
  return opened.rows.map(({ danger }) => danger)
}
