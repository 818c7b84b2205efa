import type { Output, Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext, DisclosureContext } from '#platform/module'
import { mayAct } from './policy.ts'
import { readCase, takeCase } from './take-case.ts'
import { writeStep } from './write-step.ts'

/** Staff say how far a sighting can be trusted, and whether it is one that is known already. Refuses: `no_such_sighting`. */
export async function judgeSighting(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.judge_sighting>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const row = await takeCase(ctx, input.id, 'judge_sighting')
  if (input.same_as_id === input.sighting_id) throw new Refusal('invalid', 'no_such_sighting')
  const judged = await sql`
    update lost_person.sighting as s set trust = ${input.trust}, judged_by = ${actor.person_id}, judged_at = ${now},
      judge_words = ${input.words ?? null}, same_as_id = ${input.same_as_id ?? null}
    where s.district_id = ${actor.district_id} and s.case_id = ${row.id} and s.id = ${input.sighting_id}
      and (${input.same_as_id ?? null}::uuid is null or exists (select from lost_person.sighting as o
        where o.district_id = s.district_id and o.case_id = s.case_id and o.id = ${input.same_as_id ?? null}))`.execute(
    tx,
  )
  if (Number(judged.numAffectedRows ?? 0) === 0) throw new Refusal('invalid', 'no_such_sighting')
  await writeStep(ctx, row, {
    act: 'judge_sighting',
    words: input.words,
    facts: { trust: input.trust },
  })
}

/** How whoever told of a sighting can be called, for those who judge it; written into the record. Refuses: `not_found`,
 * `may_not_judge_sighting`. */
export async function revealContact(
  ctx: DisclosureContext,
  input: Parsed<typeof lost_person.reveal_contact>,
): Promise<{
  answer: Output<typeof lost_person.reveal_contact>
  subject_id: string
  fields: string[]
}> {
  const row = await readCase(ctx.tx, ctx.actor, input.id)
  if (!mayAct(ctx.actor, row, 'judge_sighting'))
    throw new Refusal('forbidden', 'may_not_judge_sighting')
  const found = await sql<{ sealed_contact: Buffer | null; sealed_phone: Buffer | null }>`
    select s.sealed_contact, p.sealed_phone from lost_person.sighting as s
    left join identity.person as p on p.district_id = s.district_id and p.id = s.reporter_id
    where s.district_id = ${ctx.actor.district_id} and s.case_id = ${row.id} and s.id = ${input.sighting_id}`.execute(
    ctx.tx,
  )
  const sealed = found.rows[0]?.sealed_contact ?? found.rows[0]?.sealed_phone
  if (!sealed) throw notFound()
  return {
    answer: { phone: ctx.keys.unseal(sealed) },
    subject_id: input.sighting_id,
    fields: ['contact'],
  }
}
