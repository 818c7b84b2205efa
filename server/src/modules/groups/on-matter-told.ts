import type { MatterAction, Outcome } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import { lowestIdAt } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { sayInGroup } from './add-message.ts'

interface Told {
  matter_id: string
  group_id: string
  number: string
  category_name: string
  status: string
  unit_name: string | null
  outcome: Outcome | null
  answer: string | null
}

/** The group that raised a matter is told its end, once for each closing: a job that runs again finds that it was told, and one
 * that comes late finds the matter open again and says nothing. Where an end that was told holds no more, the group is told
 * that as well. Also those whose matter was merged into this one. */
export async function onMatterTold(
  ctx: CommandContext,
  payload: Record<string, string>,
): Promise<void> {
  const id = payload['subject_id'] ?? ''
  for (const told of await markTold(ctx, id)) await tell(ctx, told, outcomeWords(told))
  for (const told of await markReopened(ctx, id)) await tell(ctx, told, reopenedWords(told))
}

const tell = (ctx: CommandContext, { group_id, matter_id }: TalkOf, text: string) =>
  sayInGroup(ctx, {
    group_id,
    kind: 'matter',
    text,
    matter_id,
    card: { noun: 'matter', id: matter_id },
  })

type TalkOf = Pick<Told, 'matter_id' | 'group_id'>
type Reopened = TalkOf & Pick<Told, 'number' | 'category_name'>

// The mark goes, so that it is said once and the next closing is told anew.
async function markReopened({ tx, actor }: CommandContext, id: string): Promise<Reopened[]> {
  const found = await sql<Reopened>`
    update groups.talk as t set told_closed_at = null
    from matters.matter as m, matters.matter as o, catalogue.edition as c, groups.group as g
    where m.district_id = ${actor.district_id} and m.id = ${id} and m.status not in ('closed', 'voided')
      and o.district_id = m.district_id and (o.id = m.id or o.merged_into_id = m.id) and not m.is_secret and not o.is_secret
      and t.district_id = o.district_id and t.matter_id = o.id and t.told_closed_at is not null
      and g.district_id = t.district_id and g.id = t.group_id and g.closed_at is null
      and c.district_id = m.district_id and c.id = m.category_id
    returning t.matter_id, t.group_id, o.number, c.name as category_name`.execute(tx)
  return found.rows
}

/** What the group reads where an end that it was told holds no more. */
export function reopenedWords({
  category_name,
  number,
}: Pick<Told, 'category_name' | 'number'>): string {
  return `${category_name}（${number}）重新办理。之前的结果不算，有了新结果再告诉大家。`
}

// The mark and the choice are one statement: of two jobs at once the second finds nothing to mark.
async function markTold({ tx, actor, now }: CommandContext, id: string): Promise<Told[]> {
  const since = lowestIdAt(now.getTime() - LONGEST_MS)
  const found = await sql<Told>`
    with ended as materialized (
      select o.id as matter_id, o.number, m.id, m.status, m.closed_at, m.category_id, m.unit_id,
        coalesce(m.verified_outcome, m.claimed_outcome) as outcome
      from matters.matter as m
      join matters.matter as o on o.district_id = m.district_id and (o.id = m.id or o.merged_into_id = m.id)
      where m.district_id = ${actor.district_id} and m.id = ${id} and m.status in ('closed', 'voided')
        and not m.is_secret and not o.is_secret
    ), marked as (
      update groups.talk as t set told_closed_at = case when e.status = 'closed' then e.closed_at else t.told_closed_at end,
        told_voided_at = case when e.status = 'voided' then ${now}::timestamptz else t.told_voided_at end
      from ended as e, groups.group as g
      where t.district_id = ${actor.district_id} and t.matter_id = e.matter_id
        and g.district_id = t.district_id and g.id = t.group_id and g.closed_at is null
        and (e.status = 'closed' and (t.told_closed_at is null or t.told_closed_at < e.closed_at)
          or e.status = 'voided' and t.told_voided_at is null)
      returning t.matter_id, t.group_id
    )
    select k.matter_id, k.group_id, e.number, c.name as category_name, e.status, u.name as unit_name, e.outcome,
      (select a.note from matters.act as a where a.district_id = ${actor.district_id} and a.matter_id = e.id
        and a.id > ${since} and a.action = any(${[...ANSWERS]}::text[]) and a.note is not null
        order by a.id desc limit 1) as answer
    from marked as k join ended as e on e.matter_id = k.matter_id
    join catalogue.edition as c on c.district_id = ${actor.district_id} and c.id = e.category_id
    left join org.unit as u on u.district_id = ${actor.district_id} and u.id = e.unit_id`.execute(
    tx,
  )
  return found.rows
}

// No answer to a matter is looked for in partitions older than this.
const LONGEST_MS = 400 * 86_400_000
const ANSWERS: readonly MatterAction[] = ['resolve', 'self_close', 'void']

const OUTCOME_WORDS: Record<Outcome, string> = {
  solved: '已解决',
  partly_solved: '部分解决',
  explained: '已作解释',
  referred: '已转有权处理的单位',
  planned: '已列入计划',
}

/** What the group reads. */
export function outcomeWords(told: Omit<Told, 'matter_id' | 'group_id'>): string {
  const what = `${told.category_name}（${told.number}）`
  const answer = told.answer ? `：${told.answer}` : '。'
  if (told.status === 'voided') return `${what}经两人核对后作废${answer}`
  const outcome = told.outcome ? `，${OUTCOME_WORDS[told.outcome]}` : ''
  return `${what}办结了${outcome}。${told.unit_name ?? '网格'}${told.answer ? `答复${answer}` : '办理。'}`
}
