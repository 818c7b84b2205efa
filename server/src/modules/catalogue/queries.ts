import type { Category, CategoryLine, catalogue } from '@linli/contract/catalogue'
import type { Parsed } from '@linli/contract/endpoint'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { Context, QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { isInForce } from './editions.ts'
import { isPossible, stateOn } from './lifecycle.ts'
import { actsOn } from './policy.ts'

/** The catalogue in force on a day, in the order of its codes; one statement. */
export async function listPublished(
  { db, actor, now }: Pick<QueryContext, 'db' | 'actor' | 'now'>,
  input: Parsed<typeof catalogue.list_published>,
): Promise<CategoryLine[]> {
  const day = input.on ?? shanghaiDay(now)
  const found = await sql<CategoryLine>`
    select e.id, e.code, e.parent_code, e.name, owner.name as owner_name, e.doer_kind, doer.name as doer_name,
      e.standard, e.basis, e.clocks, e.keywords, e.may_self_close, e.evidence, e.default_urgency
    from catalogue.edition e
    ${UNITS}
    where e.district_id = ${actor.district_id} and ${isInForce(day)}
    order by e.code collate "C"`.execute(db)
  return found.rows
}

/** Every edition, the newest of each category first; drafts stand before all others. */
export async function listEditions(
  context: QueryContext,
  input: Parsed<typeof catalogue.list>,
): Promise<Category[]> {
  const rows = await readCategories(context, input.code ? sql`e.code = ${input.code}` : sql`true`)
  return rows.map((row) => viewRow(context, row))
}

/** One edition in the contract's shape. */
export async function viewCategory(context: QueryContext, id: string): Promise<Category> {
  const [row] = await readCategories(context, sql`e.id = ${id}`)
  if (!row) throw notFound()
  return viewRow(context, row)
}

/** A row that a command has found, locked and may change. */
export interface TakenEdition {
  id: string
  code: string
  owner_unit_id: string | null
  doer_kind: string | null
  doer_unit_id: string | null
  standard: string | null
  clocks: unknown
  valid_from: string | null
  valid_to: string | null
  published_at: string | null
}

/** Finds and locks an edition for an act. Refuses: not_found, edition_not_in_that_state. */
export async function takeEdition(
  { tx, actor, now }: Pick<Context, 'actor' | 'now'> & { tx: Tx },
  id: string,
  act: 'revise' | 'publish' | 'end' | 'discard' | 'restore',
): Promise<TakenEdition> {
  const found = await sql<TakenEdition>`
    select id, code, owner_unit_id, doer_kind, doer_unit_id, standard, clocks, valid_from, valid_to, published_at
    from catalogue.edition where district_id = ${actor.district_id} and id = ${id} for update`.execute(
    tx,
  )
  const row = found.rows[0]
  if (!row) throw notFound()
  const state = stateOn(shanghaiDay(now), row)
  if (!isPossible(act, state)) throw new Refusal('conflict', 'edition_not_in_that_state', { state })
  return row
}

const UNITS = sql`
  left join org.unit owner on owner.district_id = e.district_id and owner.id = e.owner_unit_id
  left join org.unit doer on doer.district_id = e.district_id and doer.id = e.doer_unit_id`

type CategoryRow = Omit<Category, 'state' | 'can' | 'owner' | 'doer'> & {
  owner_name: string | null
  doer_name: string | null
}

async function readCategories(
  { db, actor }: Pick<QueryContext, 'db' | 'actor'>,
  which: RawBuilder<unknown>,
): Promise<CategoryRow[]> {
  const found = await sql<CategoryRow>`
    select e.id, e.code, e.parent_code, e.name, e.keywords, e.owner_unit_id, e.doer_kind, e.doer_unit_id, e.standard,
      e.basis, e.clocks, e.evidence, e.verifier, e.may_self_close, e.is_secret_by_default, e.default_urgency,
      e.reopen_days, e.valid_from, e.valid_to, e.published_at, owner.name as owner_name, doer.name as doer_name,
      coalesce((select jsonb_agg(jsonb_build_object('list', m.list, 'code', m.external_code, 'name', m.external_name)
          order by m.list, m.external_code)
        from catalogue.mapping m where m.district_id = e.district_id and m.code = e.code), '[]') as mappings
    from catalogue.edition e
    ${UNITS}
    where e.district_id = ${actor.district_id} and ${which}
    order by e.code collate "C", e.published_at is null desc, e.valid_from desc`.execute(db)
  return found.rows
}

function viewRow({ actor, now }: Pick<Context, 'actor' | 'now'>, row: CategoryRow): Category {
  const { owner_name, doer_name, ...edition } = row
  const state = stateOn(shanghaiDay(now), row)
  const named = (id: string | null, name: string | null) => (id && name ? { id, name } : null)
  return {
    ...edition,
    owner: named(row.owner_unit_id, owner_name),
    doer: named(row.doer_unit_id, doer_name),
    state,
    can: actsOn(actor, state),
  }
}
