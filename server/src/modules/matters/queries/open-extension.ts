import { type RawBuilder, sql } from 'kysely'

/** A longer time that the unit which has a matter has asked for, and nobody has decided. */
export interface OpenExtension {
  id: string
  unit_id: string
  asked_by: string
  asked_at: string
  reason: string
  wanted_day: string
}

/** Whether `x` of extensions is the open request on `m` of matters. One that was asked before the matter changed hands is
 * open no more. */
export const IS_OPEN_EXTENSION: RawBuilder<boolean> = sql`
  x.district_id = m.district_id and x.matter_id = m.id and x.outcome is null and x.unit_id = m.unit_id
    and x.asked_at >= m.assigned_at and m.status in ('assigned', 'handling')`

/** Whether `m` of matters has an open request. */
export const HAS_OPEN_EXTENSION: RawBuilder<boolean> = sql`
  exists (select from matters.extension as x where ${IS_OPEN_EXTENSION})`
