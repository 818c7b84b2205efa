import { OPEN_STATUSES } from '@linli/contract/codes/matters'
import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceMatter } from './announce-matter.ts'
import { countAppeals } from './count-appeals.ts'
import { requireAct, type TakenMatter, takeMatters } from './queries/take-matter.ts'
import { tallyMatter } from './tallies.ts'
import { type NewAct, writeActs } from './write-act.ts'

/** Merges several matters into one, which answers them all; those that had been merged into them go with them. Every
 * reporter, word and photo stays where it is. Refuses: `merge_into_itself`, `merge_target_not_open`, `already_merged`,
 * `merge_needs_secrecy`, `matter_is_held` where units still owe something on one of them. */
export async function mergeMatters(
  ctx: CommandContext,
  input: Parsed<typeof matters.merge>,
): Promise<void> {
  if (input.from_ids.includes(input.id)) throw new Refusal('invalid', 'merge_into_itself')
  const taken = await takeMatters(ctx.tx, ctx.actor, [input.id, ...input.from_ids])
  const into = taken.find(({ id }) => id === input.id)
  if (!into) return
  const from = taken.filter((matter) => matter !== into)
  requireTarget(ctx, into)
  for (const matter of from) requireSource(ctx, matter)
  if (from.some(({ is_secret }) => is_secret) && !into.is_secret && !input.makes_secret)
    throw new Refusal('conflict', 'merge_needs_secrecy', { number: into.number })
  await joinRows(ctx, into, from)
  await writeActs(ctx, actsOf(into, from, input.note))
  for (const matter of from) settle(ctx, matter, RELIEVED)
  settle(ctx, into, { is_secret: into.is_secret || input.makes_secret })
  if (input.makes_secret) await hide(ctx, into)
  await countAppeals(ctx.tx, ctx.actor.district_id, [into.id, ...from.map(({ id }) => id)])
}

function requireTarget({ actor }: CommandContext, into: TakenMatter): void {
  if (into.status === 'merged')
    throw new Refusal('conflict', 'matter_is_merged', { number: into.merged_into_number })
  if (!isOpen(into)) throw new Refusal('conflict', 'merge_target_not_open', { number: into.number })
  requireAct(actor, into, 'merge')
}

function requireSource({ actor }: CommandContext, matter: TakenMatter): void {
  if (matter.status === 'merged') {
    const { number, merged_into_number } = matter
    throw new Refusal('conflict', 'already_merged', { number, into: merged_into_number })
  }
  requireAct(actor, matter, 'merge')
  if (matter.held_by.length > 0)
    throw new Refusal('conflict', 'matter_is_held', { number: matter.number })
}

const isOpen = ({ status }: TakenMatter): boolean => OPEN_STATUSES.some((one) => one === status)

// Nobody works on a merged matter by itself: its unit is relieved, and its clock stands.
const RELIEVED: Partial<TakenMatter> = {
  status: 'merged',
  unit_id: null,
  assignee_id: null,
  helper_unit_ids: [],
  escalated_unit_id: null,
}

async function joinRows(
  { tx, actor, now }: CommandContext,
  into: TakenMatter,
  from: TakenMatter[],
) {
  const ids = from.map(({ id }) => id)
  await sql`
    update matters.matter set status = 'merged', merged_into_id = ${into.id}, unit_id = null, assignee_id = null,
      handled_by = null, helper_unit_ids = '{}', designated_at = null, void_reason = null, void_proposed_by = null,
      was_late = was_late or coalesce(due_at < ${now}, false), due_kind = null, due_at = null, due_basis = null,
      due_is_beyond_calendar = false, handle_due_at = null, due_from = null, warns_at = null, paused_until = null,
      waiting_since = null, escalation_level = 0, escalated_to = null, escalated_unit_id = null,
      clock_log = case when clock_log = '[]' then clock_log
        else jsonb_set(clock_log, '{-1,ended_at}', to_jsonb(${now.toISOString()}::text)) end
    where district_id = ${actor.district_id} and id = any(${ids}::uuid[])`.execute(tx)
  await sql`
    update matters.matter set merged_into_id = ${into.id}
    where district_id = ${actor.district_id} and merged_into_id = any(${ids}::uuid[])`.execute(tx)
}

function actsOf(into: TakenMatter, from: TakenMatter[], note: string | undefined): NewAct[] {
  const numbers = from.map(({ number }) => number).join('、')
  const { status, unit_id } = into
  return [
    { matter_id: into.id, action: 'note', status, unit_id, reason: 'took_in', note: numbers },
    ...from.map(
      (matter): NewAct => ({
        matter_id: matter.id,
        action: 'merge',
        status: 'merged',
        // The unit that is relieved stands in the line.
        unit_id: matter.unit_id,
        reason: matter.unit_id ? 'unit_relieved' : 'merged_away',
        note: [into.number, note].filter(Boolean).join('：'),
      }),
    ),
  ]
}

function settle(ctx: CommandContext, matter: TakenMatter, change: Partial<TakenMatter>): void {
  const after = { ...matter, ...change }
  tallyMatter(ctx.tally, matter, -1)
  tallyMatter(ctx.tally, after, 1)
  announceMatter(ctx, after, matter)
}

async function hide({ tx, actor }: CommandContext, into: TakenMatter) {
  await sql`
    update matters.matter set is_secret = true
    where district_id = ${actor.district_id} and id = ${into.id}`.execute(tx)
}
