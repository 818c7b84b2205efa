import type {
  OrderState,
  SupervisionGrade,
  SupervisionTrigger,
} from '@linli/contract/codes/supervision'
import type { SupervisedMatter, SupervisionOrder } from '@linli/contract/supervision'
import { type RawBuilder, sql } from 'kysely'
import { seenBy } from '#modules/matters'
import type { Actor } from '#platform/actor'
import { ownUnits } from '../policy.ts'

/** The matter of a row, as far as its reader may know it. */
export interface MatterRow {
  matter_id: string
  number: string
  summary: string | null
  is_seen: boolean
}

/** The columns of the matter `m` of a row; its words only for whoever sees it. */
export const matterColumns = (actor: Actor): RawBuilder<MatterRow> => sql`
  m.id as matter_id, m.number, ${seenBy(actor)} as is_seen,
  case when ${seenBy(actor)} then left(m.description, 80) end as summary`

/** The matter of a row in contract shape. */
export function matterOf({ matter_id, number, summary, is_seen }: MatterRow): SupervisedMatter {
  return { id: matter_id, number, summary, is_seen }
}

/** An order as it is stored, with the names of whom it names. */
export interface OrderRow extends MatterRow {
  id: string
  trigger: SupervisionTrigger
  grade: SupervisionGrade
  text: string
  unit_id: string
  unit_name: string
  copies: { id: string; name: string }[]
  issued_by: string
  issuer_name: string
  issued_unit_id: string
  issued_unit_name: string
  issued_at: string
  reply_due_at: string
  answered_by: string | null
  answerer_name: string | null
  answered_at: string | null
  answer: string | null
  lifted_by: string | null
  lifter_name: string | null
  lifted_at: string | null
  lift_note: string | null
}

const person = (column: string) =>
  sql`(select n.public_name from identity.person as n where n.district_id = o.district_id and n.id = ${sql.ref(`o.${column}`)})`
const unit = (column: string) =>
  sql`(select n.name from org.unit as n where n.district_id = o.district_id and n.id = ${sql.ref(`o.${column}`)})`

/** The columns of an order `o` on a matter `m`. */
export const orderColumns = (actor: Actor): RawBuilder<OrderRow> => sql`
  o.id, o.trigger, o.grade, o.text, o.unit_id, ${unit('unit_id')} as unit_name, o.issued_by,
  ${person('issued_by')} as issuer_name, o.issued_unit_id, ${unit('issued_unit_id')} as issued_unit_name, o.issued_at,
  o.reply_due_at, o.answered_by, ${person('answered_by')} as answerer_name, o.answered_at, o.answer, o.lifted_by,
  ${person('lifted_by')} as lifter_name, o.lifted_at, o.lift_note,
  coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by n.name) from org.unit as n
    where n.district_id = o.district_id and n.id = any(o.copy_unit_ids)), '[]') as copies, ${matterColumns(actor)}`

/** The orders `o` on matters `m` that this person sees: issued to their units, copied to them, or on a matter in sight. */
export function ordersBefore(actor: Actor): RawBuilder<boolean> {
  const units = ownUnits(actor)
  return sql`(o.unit_id = any(${units}::uuid[]) or o.copy_unit_ids && ${units}::uuid[] or ${seenBy(actor)})`
}

/** An order in contract shape. */
export function orderOf(row: OrderRow, now: Date): SupervisionOrder {
  const { id, trigger, grade, text, copies, issued_at, reply_due_at } = row
  const named = (who: string | null, name: string | null) =>
    who ? { id: who, name: name ?? '—' } : null
  return {
    ...{ id, trigger, grade, text, copies, issued_at, reply_due_at },
    matter: matterOf(row),
    state: stateOf(row),
    unit: { id: row.unit_id, name: row.unit_name },
    issued_by: { id: row.issued_by, name: row.issuer_name },
    issued_unit: { id: row.issued_unit_id, name: row.issued_unit_name },
    is_late: isLate(row.reply_due_at, row.answered_at ?? row.lifted_at, now),
    answered_at: row.answered_at,
    answered_by: named(row.answered_by, row.answerer_name),
    answer: row.answer,
    lifted_at: row.lifted_at,
    lifted_by: named(row.lifted_by, row.lifter_name),
    lift_note: row.lift_note,
  }
}

/** Whether what was due at a moment came, or ended, after it, or has not come until now. */
export function isLate(due_at: string | null, done_at: string | null, now: Date): boolean {
  return due_at !== null && (done_at ?? now.toISOString()) > due_at
}

function stateOf({ lifted_at, answered_at }: OrderRow): OrderState {
  return lifted_at ? 'lifted' : answered_at ? 'answered' : 'waiting'
}

/** The condition of a state on an order `o`. */
export const IN_STATE: Record<OrderState, RawBuilder<boolean>> = {
  waiting: sql`(o.lifted_at is null and o.answered_at is null)`,
  answered: sql`(o.lifted_at is null and o.answered_at is not null)`,
  lifted: sql`(o.lifted_at is not null)`,
}
