import type { TaskLine } from '@linli/contract/joint'
import { type RawBuilder, sql } from 'kysely'

/** What a line of a list tells of its matter. */
export interface LineMatterRow {
  matter_id: string
  number: string
  summary: string
  address: string | null
  is_secret: boolean
  lead_id: string | null
  lead_name: string | null
}

/** The columns for a relation `m` of matters. */
export const LINE_MATTER: RawBuilder<LineMatterRow> = sql`
  m.id as matter_id, m.number, left(m.description, 80) as summary, m.address, m.is_secret, m.unit_id as lead_id,
  (select n.name from org.unit as n where n.district_id = m.district_id and n.id = m.unit_id) as lead_name`

/** The same in contract shape. */
export function matterOfLine(row: LineMatterRow): TaskLine['matter'] {
  return {
    id: row.matter_id,
    number: row.number,
    summary: row.summary,
    address: row.address,
    lead: row.lead_id && row.lead_name ? { id: row.lead_id, name: row.lead_name } : null,
    is_secret: row.is_secret,
  }
}
