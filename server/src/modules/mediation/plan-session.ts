import type { Side } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { readRoom } from '#modules/mediators'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { bookSession, freeSession } from './book-session.ts'
import { moveDispute } from './move-dispute.ts'
import { type DisputeRow, takeDispute } from './take-dispute.ts'
import { type DisputeStepInput, writeStep } from './write-step.ts'

/** Keeps a time, a place and mediators for a session, and tells those who are to come. Refuses: `session_in_past`,
 * `session_turned_round`, `place_missing`, `side_missing`, `no_such_room`, `no_such_mediator`, `room_taken`, `mediator_taken`. */
export async function planSession(
  ctx: CommandContext,
  input: Parsed<typeof mediation.plan_session>,
): Promise<void> {
  const dispute = await takeDispute(ctx, input.id, 'plan_session')
  checkMeeting(ctx.now, input)
  if ((input.kind === 'separate') !== (input.side !== undefined))
    throw new Refusal('invalid', 'side_missing')
  if (!input.mediator_ids.every((id) => dispute.mediator_ids.includes(id)))
    throw new Refusal('invalid', 'no_such_mediator')
  await requireRoom(ctx, dispute, input.room_id)
  const id = ctx.newId()
  const { actor, now } = ctx
  await sql`
    insert into mediation.session (district_id, id, dispute_id, kind, side, room_id, place_words, mediator_ids, starts_at, ends_at,
      state, planned_by, planned_at)
    values (${actor.district_id}, ${id}, ${dispute.id}, ${input.kind}, ${input.side ?? null}, ${input.room_id ?? null},
      ${input.place ?? null}, ${input.mediator_ids}::uuid[], ${input.starts_at}, ${input.ends_at}, 'planned', ${actor.person_id}, ${now})`.execute(
    ctx.tx,
  )
  await bookSession(ctx, {
    session_id: id,
    room_id: input.room_id ?? null,
    mediator_ids: input.mediator_ids,
    starts_at: input.starts_at,
    ends_at: input.ends_at,
  })
  await tellSession(ctx, dispute, { act: 'plan_session', side: input.side ?? null }, id)
}

/** Moves a session that still is as this person saw it: of two who move it at once one wins, and the other is told. Refuses as
 * `planSession`, and `no_such_session`, `session_moved_meanwhile`. */
export async function moveSession(
  ctx: CommandContext,
  input: Parsed<typeof mediation.move_session>,
): Promise<void> {
  const dispute = await takeDispute(ctx, input.id, 'move_session')
  checkMeeting(ctx.now, input)
  const session = await takeSession(ctx, dispute, input)
  await requireRoom(ctx, dispute, input.room_id)
  await sql`
    update mediation.session set starts_at = ${input.starts_at}, ends_at = ${input.ends_at}, room_id = ${input.room_id ?? null},
      place_words = ${input.place ?? null}, version = version + 1, told_at = null
    where district_id = ${ctx.actor.district_id} and id = ${session.id}`.execute(ctx.tx)
  await bookSession(ctx, {
    session_id: session.id,
    room_id: input.room_id ?? null,
    mediator_ids: session.mediator_ids,
    starts_at: input.starts_at,
    ends_at: input.ends_at,
  })
  await tellSession(ctx, dispute, { act: 'move_session', side: session.side }, session.id)
}

/** A session does not take place; room and mediators are free. Refuses: `no_such_session`, `session_moved_meanwhile`. */
export async function cancelSession(
  ctx: CommandContext,
  input: Parsed<typeof mediation.cancel_session>,
): Promise<void> {
  const dispute = await takeDispute(ctx, input.id, 'cancel_session')
  const session = await takeSession(ctx, dispute, input)
  await sql`
    update mediation.session set state = 'cancelled', cancel_words = ${input.words}, version = version + 1
    where district_id = ${ctx.actor.district_id} and id = ${session.id}`.execute(ctx.tx)
  await freeSession(ctx, session.id)
  const step = { act: 'cancel_session', side: session.side, words: input.words } as const
  await tellSession(ctx, dispute, step, session.id)
}

/** A planned session as somebody saw it. */
export interface TakenSession {
  id: string
  side: Side | null
  mediator_ids: string[]
  version: number
  starts_at: string
}

/** A planned session of a dispute that this person may know of; what is apart is for the mediators and the clerk. Refuses:
 * `no_such_session`, `session_moved_meanwhile`. */
export async function takeSession(
  { tx, actor }: CommandContext,
  dispute: DisputeRow,
  { session_id, version }: { session_id: string; version?: number | undefined },
): Promise<TakenSession> {
  const found = await sql<TakenSession>`
    select id, side, mediator_ids, version, starts_at from mediation.session where district_id = ${actor.district_id}
      and dispute_id = ${dispute.id} and id = ${session_id} and state = 'planned' for update`.execute(
    tx,
  )
  const session = found.rows[0]
  if (!session) throw new Refusal('conflict', 'no_such_session')
  if (version !== undefined && version !== session.version)
    throw new Refusal('conflict', 'session_moved_meanwhile', { starts_at: session.starts_at })
  return session
}

// A separate session changes nothing that the other side could see, not even how often the dispute has changed.
async function tellSession(
  ctx: CommandContext,
  dispute: DisputeRow,
  step: DisputeStepInput & { act: 'plan_session' | 'move_session' | 'cancel_session' },
  session_id: string,
) {
  if (step.side) await writeStep(ctx, dispute, step)
  else await moveDispute(ctx, dispute, step)
  ctx.emit('dispute.told', {
    district_id: String(ctx.actor.district_id),
    subject_id: dispute.id,
    session_id,
    what: step.act,
  })
}

function checkMeeting(
  now: Date,
  {
    starts_at,
    ends_at,
    room_id,
    place,
  }: {
    starts_at: string
    ends_at: string
    room_id?: string | undefined
    place?: string | undefined
  },
) {
  if (Date.parse(starts_at) < now.getTime()) throw new Refusal('invalid', 'session_in_past')
  if (Date.parse(ends_at) <= Date.parse(starts_at))
    throw new Refusal('invalid', 'session_turned_round')
  if (!room_id && !place) throw new Refusal('invalid', 'place_missing')
}

async function requireRoom(
  { tx, actor }: CommandContext,
  dispute: DisputeRow,
  room_id: string | undefined,
) {
  if (!room_id) return
  const of = { district_id: actor.district_id, committee_id: dispute.committee_id }
  if (!(await readRoom(tx, of, room_id))) throw new Refusal('invalid', 'no_such_room')
}
