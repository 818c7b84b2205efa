import type { Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { claimFiles, withdrawFiles } from '#modules/documents'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { describe } from './open-case.ts'
import { isMinor } from './policy.ts'
import { takeCase } from './take-case.ts'
import { withdrawPhoto } from './withdraw-photo.ts'
import { writeStep } from './write-step.ts'

/** What is known better by now. Photos that are left out are withdrawn. Whoever turns out to be a minor is taken off every page in
 * the same moment, and is published again only if the police release it; an age that is raised again alters nothing of that.
 * Refuses: `ages_turned_round`, `age_needed`, `no_such_file`. */
export async function correctCase(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.correct>,
): Promise<void> {
  const { tx, actor } = ctx
  const row = await takeCase(ctx, input.id, 'correct')
  const described = describe(input)
  if (row.published_at !== null && described.age_from === null)
    throw new Refusal('conflict', 'age_needed')
  const added = input.photo_ids.filter((id) => !row.photo_ids.includes(id))
  await claimFiles(tx, actor, added, ['photo'])
  await withdrawFiles(
    ctx,
    row.photo_ids.filter((id) => !input.photo_ids.includes(id)),
  )
  const is_minor = row.is_minor || isMinor(described.age_from)
  const isOut = is_minor && row.minor_released_at === null && row.published_at !== null
  if (isOut) await withdrawPhoto(ctx, row, 'minor')
  // Back to where the police have been told: from there it is published anew or not at all.
  await sql`
    update lost_person.case set sex = ${described.sex}, age_from = ${described.age_from}, age_to = ${described.age_to},
      height_cm = ${described.height_cm}, clothing = ${described.clothing}, features = ${described.features},
      needs_care = ${described.needs_care}, photo_ids = ${isOut ? [] : input.photo_ids}, is_minor = ${is_minor},
      state = ${isOut ? 'told' : row.state}, published_at = ${isOut ? null : row.published_at},
      photo_withdrawn_at = ${isOut ? null : row.photo_withdrawn_at}, ring = ${isOut ? null : row.ring},
      card_ends_at = ${isOut ? null : row.card_ends_at}
    where district_id = ${actor.district_id} and id = ${row.id}`.execute(tx)
  await writeStep(ctx, row, { act: 'correct' })
  if (isOut) await writeStep(ctx, row, { act: 'withdraw', words: '可能未满十八周岁，等公安放行' })
}
