import type { Output, Parsed } from '@linli/contract/endpoint'
import type { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { readPhone, viewNames } from '#modules/identity'
import { notFound } from '#platform/errors'
import type { DisclosureContext } from '#platform/module'

/** The private phone of a colleague. Who read it stands in the audit, why in `org.phone_reading`. */
export async function revealPhone(
  context: DisclosureContext,
  { person_id, reason }: Parsed<typeof org.reveal_phone>,
): Promise<{ answer: Output<typeof org.reveal_phone>; subject_id: string; fields: string[] }> {
  const { tx, actor, now, newId } = context
  const names = await viewNames(tx, actor.district_id, [person_id])
  if (!names.has(person_id)) throw notFound()
  await sql`
    insert into org.phone_reading (district_id, id, person_id, reader_id, reason, at)
    values (${actor.district_id}, ${newId()}, ${person_id}, ${actor.person_id}, ${reason}, ${now})`.execute(
    tx,
  )
  const phone = await readPhone(context, person_id)
  return { answer: { phone }, subject_id: person_id, fields: ['phone'] }
}
