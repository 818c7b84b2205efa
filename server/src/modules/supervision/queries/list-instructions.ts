import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Instruction, supervision } from '@linli/contract/supervision'
import { type RawBuilder, sql } from 'kysely'
import { seenBy } from '#modules/matters'
import type { Actor } from '#platform/actor'
import type { QueryContext } from '#platform/module'
import { ownUnits } from '../policy.ts'
import { isLate, type MatterRow, matterColumns, matterOf } from './order-rows.ts'
import { countUpTo, dueCursor, dueFirst, newestFirst, pageOf } from './pages.ts'

/** An instruction as it is stored, with the names of whom it names. */
export interface InstructionRow extends MatterRow {
  id: string
  text: string
  unit_id: string
  unit_name: string
  wants_answer: boolean
  answer_due_at: string | null
  given_by: string
  giver_name: string
  given_at: string
  answered_by: string | null
  answerer_name: string | null
  answered_at: string | null
  answer: string | null
}

/** The columns of an instruction `i` on a matter `m`. */
export const instructionColumns = (actor: Actor): RawBuilder<InstructionRow> => sql`
  i.id, i.text, i.unit_id, (select n.name from org.unit as n where n.district_id = i.district_id and n.id = i.unit_id) as unit_name,
  i.wants_answer, i.answer_due_at, i.given_by, i.given_at, i.answered_by, i.answered_at, i.answer,
  (select n.public_name from identity.person as n where n.district_id = i.district_id and n.id = i.given_by) as giver_name,
  (select n.public_name from identity.person as n where n.district_id = i.district_id and n.id = i.answered_by) as answerer_name,
  ${matterColumns(actor)}`

/** The instructions that this person sees, as rows `i` with their matters `m`: on matters in sight, given by them or to their
 * units. What wants no answer is never waited for. */
export const instructionsOf = (actor: Actor, is_answered: boolean): RawBuilder<unknown> => sql`
  supervision.instruction as i join matters.matter as m on m.district_id = i.district_id and m.id = i.matter_id
  where i.district_id = ${actor.district_id}
    and ${is_answered ? sql`(i.answered_at is not null or not i.wants_answer)` : sql`i.answered_at is null and i.wants_answer`}
    and (i.given_by = any(${[...actor.acts_for]}::uuid[]) or i.unit_id = any(${ownUnits(actor)}::uuid[]) or ${seenBy(actor)})`

/** One page of instructions: those that wait by when the answer is due, without a day last; the others the newest first. */
export async function listInstructions(
  { db, actor, now }: QueryContext,
  { is_answered, cursor, limit }: Parsed<typeof supervision.list_instructions>,
): Promise<Output<typeof supervision.list_instructions>> {
  const from = instructionsOf(actor, is_answered)
  const reading = is_answered
    ? newestFirst(sql`i.id`, cursor)
    : dueFirst(sql`coalesce(i.answer_due_at, ${NEVER})`, sql`i.id`, cursor)
  const found = await sql<InstructionRow>`
    select ${instructionColumns(actor)} from ${from} ${reading.after} order by ${reading.order} limit ${limit + 1}`.execute(
    db,
  )
  const page = pageOf(found.rows, limit, {
    item: (row) => instructionOf(row, now),
    cursor: ({ id, answer_due_at }) => (is_answered ? id : dueCursor(answer_due_at ?? NEVER, id)),
  })
  return { ...page, count: await countUpTo(db, from) }
}

// After every day that anybody may be given.
const NEVER = '9999-12-31T00:00:00.000Z'

/** An instruction in contract shape. */
export function instructionOf(row: InstructionRow, now: Date): Instruction {
  return {
    id: row.id,
    matter: matterOf(row),
    text: row.text,
    unit: { id: row.unit_id, name: row.unit_name },
    wants_answer: row.wants_answer,
    answer_due_at: row.answer_due_at,
    is_late: isLate(row.answer_due_at, row.answered_at, now),
    given_by: { id: row.given_by, name: row.giver_name },
    given_at: row.given_at,
    answered_at: row.answered_at,
    answered_by: row.answered_by ? { id: row.answered_by, name: row.answerer_name ?? '—' } : null,
    answer: row.answer,
  }
}
