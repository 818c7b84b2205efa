import type { case_files } from '@linli/contract/case_files'
import type { Output } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Standing, standingIn, viewParties } from '#modules/mediation'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import type { Context, QueryContext } from '#platform/module'
import { checkFile, missingItems, partsOfFile } from './parts-of-file.ts'
import { actsOn, keepsFile } from './policy.ts'
import { readFile } from './read-file.ts'

/** How a keeper of the file stands to its dispute. Refuses: `not_found` for everybody else, as for a file that does not exist. */
export async function standAsKeeper(
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  db: Db | Tx,
  dispute_id: string,
): Promise<Standing> {
  const standing = await standingIn(db, actor, dispute_id, now)
  if (!keepsFile(standing)) throw notFound()
  return standing
}

interface Kept {
  volume: Output<typeof case_files.get>['volume']
  filing: Output<typeof case_files.get>['filing']
  transfers: {
    id: string
    kind: 'court' | 'arbitration' | 'legal_aid' | 'other'
    receiver: string
    why: string
    sealed_items: string
    consented_on: string
    by: string
    at: string
  }[]
}

/** The file of a dispute with what is missing. Refuses: `not_found`. */
export async function viewFile(
  ctx: QueryContext,
  dispute_id: string,
): Promise<Output<typeof case_files.get>> {
  const standing = await standAsKeeper(ctx, ctx.db, dispute_id)
  const { district_id } = ctx.actor
  const [file, kept, parties] = [
    await readFile(ctx.db, { district_id, dispute_id }),
    await readKept(ctx.db, district_id, dispute_id),
    await viewParties(ctx, dispute_id),
  ]
  const parts = partsOfFile(ctx.keys, file)
  const checks = checkFile(file, parts)
  const items = (sealed: string) =>
    z.array(z.string()).parse(JSON.parse(ctx.keys.unseal(Buffer.from(sealed, 'base64'))))
  return {
    dispute_id,
    number: file.dispute.number,
    state: file.dispute.state,
    parts: parts.map(({ item, title, paper, attachment_id, file_ids }) => ({
      item,
      title,
      paper,
      attachment_id,
      pictures: file_ids.length,
    })),
    missing: missingItems(file, parts),
    checks,
    met: checks.filter(({ is_met }) => is_met === true).length,
    applying: checks.filter(({ is_met }) => is_met !== null).length,
    volume: kept.volume,
    filing: kept.filing,
    transfers: kept.transfers.map(({ sealed_items, ...one }) => ({
      ...one,
      items: items(sealed_items),
    })),
    parties: parties.map(({ id, name }) => ({ id, name })),
    can: actsOn(standing, kept.volume),
  }
}

const moment = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const nameOf = (column: string) =>
  sql`coalesce((select n.public_name from identity.person as n where n.district_id = q.district_id and n.id = ${sql.ref(column)}), '')`

async function readKept(db: Db, district_id: number, dispute_id: string): Promise<Kept> {
  const found = await sql<Kept>`select
      (select jsonb_build_object('id', v.id, 'state', v.state, 'made_at', ${moment('v.made_at')}, 'parts_total', v.parts_total,
          'parts_done', v.parts_done, 'pages', v.pages, 'digest', v.digest)
        from case_files.volume as v where v.district_id = q.district_id and v.dispute_id = q.dispute_id
        order by v.id desc limit 1) as volume,
      (select jsonb_build_object('retention', f.retention, 'keep_until', f.keep_until, 'volume_number', f.volume_number,
          'by', ${nameOf('f.filed_by')}, 'at', ${moment('f.filed_at')})
        from case_files.filing as f where f.district_id = q.district_id and f.dispute_id = q.dispute_id) as filing,
      (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'receiver', t.receiver, 'why', t.why,
          'sealed_items', encode(t.sealed_items, 'base64'), 'consented_on', t.consented_on, 'by', ${nameOf('t.handed_by')},
          'at', ${moment('t.handed_at')}) order by t.id), '[]')
        from case_files.transfer as t where t.district_id = q.district_id and t.dispute_id = q.dispute_id) as transfers
    from (select ${district_id}::int as district_id, ${dispute_id}::uuid as dispute_id) as q`.execute(
    db,
  )
  const [kept] = found.rows
  if (!kept) throw new Error('a statement without an answer')
  return kept
}
