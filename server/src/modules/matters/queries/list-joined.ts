import type { AppealKind, MatterSource } from '@linli/contract/codes/matters'
import type { Output } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { maskName, maskPhone } from '#platform/keys'
import type { QueryContext } from '#platform/module'
import { areaNameOf, named, summaryOf } from './matter-line.ts'
import { seeMatter } from './see-matter.ts'

type Joined = Output<typeof matters.list_joined>

// The page of one matter; more than these are counted and not listed.
const MOST = 200
/** Who else is answered with a matter, for whoever sees it; reporters are masked. */
export async function listJoined(ctx: QueryContext, input: { id: string }): Promise<Joined> {
  await seeMatter(ctx, input.id)
  return { merged: await listMerged(ctx, input.id), appeals: await listAppeals(ctx, input.id) }
}

interface Sealed {
  sealed_name: Buffer | null
  sealed_phone: Buffer | null
}

async function listMerged(ctx: QueryContext, id: string): Promise<Joined['merged']> {
  const found = await sql<
    Sealed & {
      id: string
      number: string
      description: string
      address: string | null
      area_name: string
      source: MatterSource
      reported_at: string
      rating: number | null
    }
  >`
    select m.id, m.number, m.description, m.address, m.source, m.reported_at, m.rating, r.sealed_name, r.sealed_phone,
      ${areaNameOf()} as area_name
    from matters.matter as m
    left join matters.reporter as r on r.district_id = m.district_id and r.matter_id = m.id
    where m.district_id = ${ctx.actor.district_id} and m.merged_into_id = ${id} order by m.id desc limit ${MOST}`.execute(
    ctx.db,
  )
  return found.rows.map((row) => ({
    id: row.id,
    number: row.number,
    summary: summaryOf(row.description),
    address: row.address,
    area_name: row.area_name || null,
    source: row.source,
    reported_at: row.reported_at,
    reporter: masked(ctx, row),
    rating: row.rating,
  }))
}

async function listAppeals(ctx: QueryContext, id: string): Promise<Joined['appeals']> {
  const found = await sql<
    Sealed & {
      id: string
      kind: AppealKind
      at: string
      source: MatterSource
      words: string | null
      rating: number | null
      taken_by: string | null
      taker: string | null
    }
  >`
    select a.id, a.kind, a.at, a.source, a.sealed_name, a.sealed_phone, a.words, a.rating, a.taken_by,
      (select n.public_name from identity.person as n where n.district_id = a.district_id and n.id = a.taken_by) as taker
    from matters.appeal as a
    where a.district_id = ${ctx.actor.district_id} and a.matter_id = ${id} order by a.id desc limit ${MOST}`.execute(
    ctx.db,
  )
  return found.rows.map(({ taker, ...row }) => ({
    id: row.id,
    kind: row.kind,
    at: row.at,
    source: row.source,
    ...masked(ctx, row),
    words: row.words,
    taken_by: named(row.taken_by, taker),
    rating: row.rating,
  }))
}

function masked({ keys }: QueryContext, { sealed_name, sealed_phone }: Sealed) {
  return {
    name: sealed_name && maskName(keys.unseal(sealed_name)),
    phone: sealed_phone && maskPhone(keys.unseal(sealed_phone)),
  }
}
