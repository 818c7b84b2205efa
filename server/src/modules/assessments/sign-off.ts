import type { assessments, Minutes } from '@linli/contract/assessments'
import type { Parsed } from '@linli/contract/endpoint'
import type { Named } from '@linli/contract/fields'
import { sql } from 'kysely'
import { isOver, lockMatter, type TakenMatter } from '#modules/matters'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { announceAssessment } from './announce-assessment.ts'
import { carryOut } from './carry-out.ts'
import { nextNumber } from './next-number.ts'
import { requireVersion, takeAssessment } from './queries/take-assessment.ts'
import { viewSeats } from './queries/view-seats.ts'

/** The chair, who wrote none of it, signs the minutes: they get their number and never change again, the lead gets the
 * matters, each co-handler its task. All of it or nothing.
 * Refuses: `second_signature_needed`, `minutes_incomplete`, `assessed_matter_over`, `unit_of_minutes_closed`,
 * `lead_too_late`, `assessment_changed`. */
export async function signOff(
  ctx: CommandContext,
  input: Parsed<typeof assessments.sign_off>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const { district_id } = actor
  const assessment = await takeAssessment(ctx, input.id, 'sign_off')
  requireVersion(assessment, input.version)
  const written = withoutBlanks(assessment.minutes)
  refuseIncomplete(ctx, written)
  const minutes = await withUnitsOfToday(ctx, written)
  const taken = await lockMatters(ctx, assessment.matter_ids)
  const number = await nextNumber(ctx, assessment.unit_id)
  for (const matter of taken) await carryOut(ctx, matter, minutes, number)
  const content = {
    topic: assessment.topic,
    meets_at: assessment.meets_at,
    place: assessment.place,
    seats: await viewSeats(tx, ctx, input.id, assessment.chair_id),
    minutes,
  }
  await sql`
    insert into assessments.minute (district_id, assessment_id, number, signed_by, signed_at, content)
    values (${district_id}, ${input.id}, ${number}, ${actor.person_id}, ${now}, ${JSON.stringify(content)}::jsonb)`.execute(
    tx,
  )
  await sql`
    update assessments.assessment set status = 'signed', signed_at = ${now}, number = ${number},
      next_meeting_on = ${minutes.next_meeting_on}, version = version + 1
    where district_id = ${district_id} and id = ${input.id}`.execute(tx)
  announceAssessment(ctx, { ...assessment, people: assessment.invited_people })
}

/** The minutes without lines in which nothing was written. */
export function withoutBlanks(minutes: Minutes): Minutes {
  return {
    ...minutes,
    options: minutes.options.filter(({ what, pros, cons }) => what || pros || cons),
    basis: minutes.basis.filter(({ rule }) => rule),
    tasks: minutes.tasks.filter(({ unit, what, due_on }) => unit || what || due_on),
    dissent: minutes.dissent.filter(({ who, what }) => who || what),
  }
}

/** What must be there before minutes are signed; each by its name. */
export function missingIn(minutes: Minutes, today: string): string[] {
  const missing: string[] = []
  if (!minutes.facts) missing.push('facts')
  if (!minutes.decision) missing.push('decision')
  if (minutes.basis.length === 0) missing.push('basis')
  if (!minutes.lead) missing.push('lead')
  if (minutes.tasks.some(({ unit, what, due_on }) => !unit || !what || !due_on || due_on < today))
    missing.push('tasks')
  if (minutes.dissent.some(({ who, what }) => !who || !what)) missing.push('dissent')
  if (minutes.next_meeting_on !== null && minutes.next_meeting_on < today)
    missing.push('next_meeting_on')
  return missing
}

function refuseIncomplete(ctx: CommandContext, minutes: Minutes): void {
  const missing = missingIn(minutes, shanghaiDay(ctx.now))
  if (missing.length > 0) throw new Refusal('invalid', 'minutes_incomplete', { missing })
}

/** The minutes with the units' names as they are today. Refuses: `unit_of_minutes_closed`. */
async function withUnitsOfToday(ctx: CommandContext, minutes: Minutes): Promise<Minutes> {
  const { lead, tasks } = minutes
  const ids = [lead, ...tasks.map(({ unit }) => unit)].flatMap((unit) => unit?.id ?? [])
  const today = shanghaiDay(ctx.now)
  const found = await sql<Named>`
    select id, name from org.unit where district_id = ${ctx.actor.district_id} and id = any(${ids}::uuid[])
      and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)`.execute(
    ctx.tx,
  )
  const ofToday = (unit: Named | null) => {
    const open = found.rows.find(({ id }) => id === unit?.id)
    if (unit && !open) throw new Refusal('conflict', 'unit_of_minutes_closed', { unit: unit.name })
    return open ?? null
  }
  return {
    ...minutes,
    lead: ofToday(lead),
    tasks: tasks.map((task) => ({ ...task, unit: ofToday(task.unit) })),
  }
}

async function lockMatters(ctx: CommandContext, ids: readonly string[]): Promise<TakenMatter[]> {
  const taken: TakenMatter[] = []
  for (const id of ids) {
    const matter = await lockMatter(ctx.tx, ctx.actor.district_id, id)
    if (!matter) throw notFound()
    if (isOver(matter.status))
      throw new Refusal('conflict', 'assessed_matter_over', {
        number: matter.number,
        status: matter.status,
      })
    taken.push(matter)
  }
  return taken
}
