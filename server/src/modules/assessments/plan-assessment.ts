import type { assessments, Minutes } from '@linli/contract/assessments'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { isCentreOf, moveMatter, type TakenMatter, takeMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceAssessment } from './announce-assessment.ts'
import { comingUnits, findSeats, writeSeats } from './seats.ts'

const UNWRITTEN: Minutes = {
  facts: '',
  points: '',
  options: [],
  decision: '',
  basis: [],
  lead: null,
  is_designation: false,
  tasks: [],
  dissent: [],
  questions: '',
  next_meeting_on: null,
}

/** The centre of the place calls a meeting on one or several matters; whoever comes for a unit shows the unit the matters.
 * Refuses: `no_such_post`, `may_not_assess`, `not_in_that_state`, `centre_of_all_needed`. */
export async function planAssessment(
  ctx: CommandContext,
  input: Parsed<typeof assessments.plan>,
): Promise<void> {
  const { tx, actor, now, new_id } = ctx
  const taken: TakenMatter[] = []
  // In one order, so that two meetings on the same matters do not wait for each other.
  for (const id of [...new Set(input.matter_ids)].sort())
    taken.push(await takeMatter(tx, actor, id, 'assess'))
  const unit_id = callingCentre(ctx, taken)
  const { chair_id, seats } = await findSeats(ctx, input.chair_post_id, input.seats)
  await sql`
    insert into assessments.assessment (district_id, id, status, unit_id, called_by, called_at, topic, meets_at, place, follows_id,
      chair_id, minutes)
    values (${actor.district_id}, ${new_id}, 'planned', ${unit_id}, ${actor.person_id}, ${now}, ${input.topic},
      ${input.meets_at}, ${input.place}, ${input.follows_id ?? null}, ${chair_id}, ${JSON.stringify(UNWRITTEN)}::jsonb)`.execute(
    tx,
  )
  await writeSeats(ctx, new_id, seats, true)
  const units = comingUnits(seats)
  for (const matter of taken) {
    const shown_to = await showMatter(ctx, matter, units)
    await sql`insert into assessments.concern (district_id, assessment_id, matter_id, shown_to)
      values (${actor.district_id}, ${new_id}, ${matter.id}, ${shown_to})`.execute(tx)
  }
  announceAssessment(ctx, {
    id: new_id,
    unit_id,
    people: seats.flatMap(({ person_id }) => person_id ?? []),
  })
}

/** Notes on a matter that a meeting on it is called, and lets these units see it; answers those that did not before. */
export async function showMatter(
  ctx: CommandContext,
  matter: TakenMatter,
  units: readonly string[],
  reason: 'assess_planned' | 'assess_revised' = 'assess_planned',
): Promise<string[]> {
  const shown = units.filter((id) => id !== matter.unit_id && !matter.helper_unit_ids.includes(id))
  await moveMatter(ctx, matter, {
    action: 'assess',
    reason,
    set: { helper_unit_ids: [...matter.helper_unit_ids, ...shown] },
  })
  return shown
}

function callingCentre({ actor }: CommandContext, matters: readonly TakenMatter[]): string {
  const post = actor.posts.find(
    (one) =>
      one.role === 'centre_staff' &&
      matters.every((matter) => isCentreOf({ ...actor, posts: [one] }, matter)),
  )
  if (!post) throw new Refusal('forbidden', 'centre_of_all_needed')
  return post.unit_id
}
