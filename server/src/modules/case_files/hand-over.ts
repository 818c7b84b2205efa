import type { case_files } from '@linli/contract/case_files'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { takeDispute, writeStep } from '#modules/mediation'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { readFile } from './read-file.ts'
import { standAsKeeper } from './view-file.ts'

/** Writes down which papers went to a court, an arbitration body or legal aid. Everybody whose file it is has agreed (个人信息保护法
 * art. 23). Refuses: `consent_missing`, and as `takeDispute` does. */
export async function handOver(
  ctx: CommandContext,
  input: Parsed<typeof case_files.hand_over>,
): Promise<void> {
  const { tx, actor, now, keys } = ctx
  const { district_id, person_id } = actor
  await standAsKeeper(ctx, tx, input.id)
  const dispute = await takeDispute(ctx, input.id, 'hand_over_file')
  const { parties } = await readFile(tx, { district_id, dispute_id: input.id })
  const agreed = new Set(input.consented_party_ids)
  if (parties.some(({ id }) => !agreed.has(id))) throw new Refusal('conflict', 'consent_missing')
  await sql`
    insert into case_files.transfer (district_id, id, dispute_id, kind, receiver, why, sealed_items, consented_party_ids,
      consented_on, handed_by, handed_at)
    values (${district_id}, ${ctx.newId()}, ${input.id}, ${input.kind}, ${input.receiver}, ${input.why},
      ${keys.seal(JSON.stringify(input.items))}, ${parties.map(({ id }) => id)}::uuid[], ${input.consented_on}, ${person_id},
      ${now})`.execute(tx)
  await writeStep(ctx, dispute, {
    act: 'file_handed_over',
    facts: { route: input.kind, receiver_name: input.receiver },
  })
}
