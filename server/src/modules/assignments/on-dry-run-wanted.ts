import { sql } from 'kysely'
import type { CommandContext, Consumer } from '#platform/module'
import { measurePaces } from './measure-paces.ts'
import type { DryRunHead } from './try-page.ts'
import { tryPage } from './try-page.ts'

/**
 * Does the next piece of a dry run and, where more is left, asks for the following piece in the same transaction: a
 * process that dies at any moment loses one piece, which is done again. A piece only reads matters and locks none.
 */
export const onDryRunWanted: Consumer = async (context, payload) => {
  const { tx, actor, emit } = context
  const key = { district_id: actor.district_id, id: payload.subject_id ?? '' }
  // Another worker is at it; that one asks for what is left.
  const found = await sql<DryRunHead>`
    select id, rules, than_version_id, from_day, to_day, after_id, paces from assignments.dry_run
    where district_id = ${key.district_id} and id = ${key.id} and state = 'running' for update skip locked`.execute(
    tx,
  )
  const head = found.rows[0]
  if (!head) return
  const isMore =
    head.paces === null ? await measurePaces(context, head) : await tryPage(context, head)
  if (isMore) emit('dry_run.wanted', wantedPayload(key))
  announceDryRun(context, head.id)
}

/** What the event carries: ids only. */
export function wantedPayload(key: { district_id: number; id: string }): Record<string, string> {
  return { district_id: String(key.district_id), subject_id: key.id }
}

/** Tells the open pages how far a dry run is. */
export function announceDryRun({ announce, actor }: CommandContext, id: string): void {
  announce({ noun: 'dry_run', id, district_id: actor.district_id, facts: {} })
}
