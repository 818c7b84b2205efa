import type { Output, Parsed } from '@linli/contract/endpoint'
import type { law, SavedEstimate } from '@linli/contract/law'
import { CalculationInput, Estimate } from '@linli/contract/law-shapes'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import type { Keys } from '#platform/keys'
import type { QueryContext } from '#platform/module'
import { mayOpenEstimate } from '../policy.ts'

interface EstimateRow {
  id: string
  kind: SavedEstimate['kind']
  dispute_id: string | null
  sealed_content: Buffer
  made_by: string
  maker: string | null
  made_at: string
}

const Content = z.object({ input: CalculationInput, estimate: Estimate })

const COLUMNS = sql.raw(`e.id, e.kind, e.dispute_id, e.sealed_content, e.made_by, e.made_at,
  (select p.public_name from identity.person as p where p.district_id = e.district_id and p.id = e.made_by) as maker`)

function open(
  keys: Keys,
  { sealed_content, made_by: _, maker, ...row }: EstimateRow,
): SavedEstimate {
  const content = Content.parse(JSON.parse(keys.unseal(sealed_content)))
  return { ...row, ...content, made_by: maker ?? '—' }
}

/** A kept result for a module that has looked under its own rules whether it may be seen; null where there is none. */
export async function getEstimate(
  { db, keys, actor }: { db: Db | Tx; keys: Keys; actor: Pick<Actor, 'district_id'> },
  id: string,
): Promise<SavedEstimate | null> {
  const row = await find(db, actor.district_id, id)
  return row ? open(keys, row) : null
}

/** A result that the caller has kept. */
export async function viewEstimate(
  { db, keys, actor }: QueryContext,
  id: string,
): Promise<SavedEstimate> {
  const row = await find(db, actor.district_id, id)
  if (!row || !mayOpenEstimate(actor, row)) throw notFound()
  return open(keys, row)
}

async function find(db: Db | Tx, district_id: number, id: string) {
  const found = await sql<EstimateRow>`
    select ${COLUMNS} from law.estimate as e where e.district_id = ${district_id} and e.id = ${id}`.execute(
    db,
  )
  return found.rows[0]
}

/** The results that the caller has kept, the newest first. */
export async function listEstimates(
  { db, keys, actor }: QueryContext,
  { dispute_id, cursor, limit }: Parsed<typeof law.list_estimates>,
): Promise<Output<typeof law.list_estimates>> {
  const found = await sql<EstimateRow>`
    select ${COLUMNS} from law.estimate as e
    where e.district_id = ${actor.district_id} and e.made_by = ${actor.person_id}
      ${dispute_id ? sql`and e.dispute_id = ${dispute_id}` : sql``} ${cursor ? sql`and e.id < ${cursor}::uuid` : sql``}
    order by e.id desc limit ${limit + 1}`.execute(db)
  const items = found.rows.slice(0, limit).map((row) => {
    const { input: _, estimate, ...summary } = open(keys, row)
    return { ...summary, total: estimate.total }
  })
  return { items, next_cursor: found.rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
