import { z } from 'zod'
import {
  ASSESSMENT_ACTS,
  ASSESSMENT_STATUSES,
  DANGERS,
  DUTY_STATES,
  REPORT_TO,
  REPORT_WAYS,
  SCREENING_ANSWERS,
} from './codes/assessments.ts'
import { command, query } from './endpoint.ts'
import { Day, Id, Instant, LongText, Named, Page, PersonName, ShortText } from './fields.ts'
import { MatterNumber, MatterStatusField } from './matter-shapes.ts'
import { PostKindField } from './org.ts'

const words = z.string().trim().max(4000)
const line = z.string().trim().max(500)

/** The minutes as they are written. Items of lists have ids, so that what two people write at once can be put together. */
export const Minutes = z.object({
  facts: words,
  points: words,
  options: z.array(z.object({ id: Id, what: line, pros: line, cons: line })).max(12),
  decision: words,
  /** The laws and rules that the decision rests on. */
  basis: z.array(z.object({ id: Id, rule: line })).max(20),
  lead: Named.nullable(),
  /** The lead is ruled in a quarrel of competence: it does not send the matter back. */
  is_designation: z.boolean(),
  /** What each office does beside the lead, each until its own day. */
  tasks: z
    .array(z.object({ id: Id, unit: Named.nullable(), what: line, due_on: Day.nullable() }))
    .max(20),
  /** Who was of another mind, and what they said: never left out. */
  dissent: z.array(z.object({ id: Id, who: line, what: words })).max(20),
  questions: words,
  next_meeting_on: Day.nullable(),
})
export type Minutes = z.infer<typeof Minutes>

/** Who is asked to sit: the holder of a post, or a guest by name and office. */
export const SeatInput = z.union([
  z.object({ post_id: Id }),
  z.object({ guest_name: PersonName, guest_office: ShortText }),
])
export type SeatInput = z.infer<typeof SeatInput>

export const Seat = z.object({
  id: Id,
  /** The post that the person still holds, to be invited again by. */
  post_id: Id.nullable(),
  name: z.string(),
  /** The unit of the post, or the guest's office as it was said. */
  office: z.string(),
  post_kind: PostKindField.nullable(),
  is_chair: z.boolean(),
  is_guest: z.boolean(),
  has_come: z.boolean(),
})
export type Seat = z.infer<typeof Seat>

/** A matter that an assessment is about. `id` is null where this person may not see the matter. */
export const ConcernedMatter = z.object({
  id: Id.nullable(),
  number: MatterNumber,
  status: MatterStatusField,
  summary: z.string().nullable(),
})

/** A row of a list. */
export const AssessmentLine = z.object({
  id: Id,
  status: z.enum(ASSESSMENT_STATUSES),
  /** 研判〔2022〕第3号; from the signature on. */
  number: z.string().nullable(),
  topic: z.string(),
  unit: Named,
  chair: Named,
  meets_at: Instant,
  place: z.string(),
  matter_numbers: z.array(MatterNumber),
  seats: z.int(),
  next_meeting_on: Day.nullable(),
  signed_at: Instant.nullable(),
  is_secret: z.boolean(),
})
export type AssessmentLine = z.infer<typeof AssessmentLine>

export const Assessment = AssessmentLine.omit({ seats: true, matter_numbers: true }).extend({
  matters: z.array(ConcernedMatter),
  seats: z.array(Seat),
  minutes: Minutes,
  version: z.int(),
  written: z.object({ by: Named, at: Instant }).nullable(),
  signed_by: Named.nullable(),
  cancel_reason: z.string().nullable(),
  addenda: z.array(z.object({ id: Id, at: Instant, by_name: z.string(), words: z.string() })),
  /** The meeting that follows this one, once it is planned. */
  followed_by: Id.nullable(),
  can: z.array(z.enum(ASSESSMENT_ACTS)),
})
export type Assessment = z.infer<typeof Assessment>

/** A day on which people meet: a planned meeting, or the next one that minutes have set and nobody has planned yet. */
export const ComingMeeting = z.object({
  id: Id,
  day: Day,
  meets_at: Instant.nullable(),
  topic: z.string(),
  place: z.string().nullable(),
  number: z.string().nullable(),
})
export type ComingMeeting = z.infer<typeof ComingMeeting>

export const Duty = z.object({
  id: Id,
  danger: z.enum(DANGERS),
  state: z.enum(DUTY_STATES),
  basis: z.string(),
  since: Instant,
  found_by: Named,
  found_unit: Named.nullable(),
  escalated_at: Instant.nullable(),
  report: z
    .object({
      to: z.enum(REPORT_TO),
      receiver: z.string(),
      receipt: z.string().nullable(),
      how: z.enum(REPORT_WAYS),
      at: Instant,
    })
    .nullable(),
  lift_reason: z.string().nullable(),
  settled_by: Named.nullable(),
})
export type Duty = z.infer<typeof Duty>

/** What is known of the dangers of a matter, for those who work on it. */
export const Risk = z.object({
  matter_id: Id,
  /** The last answer to each question that was asked. */
  answers: z.partialRecord(
    z.enum(DANGERS),
    z.object({ answer: z.enum(SCREENING_ANSWERS), at: Instant, by_name: z.string() }),
  ),
  crowd_size: z.int().nullable(),
  duties: z.array(Duty),
  /** Police stations of the place, to be told first. */
  stations: z.array(Named.extend({ phone: z.string().nullable() })),
  stays_secret: z.boolean(),
  /** Duties of which this person may say that there is none after all. */
  may_lift: z.array(Id),
})
export type Risk = z.infer<typeof Risk>

/** An open duty in the list of the centre. */
export const DutyLine = Duty.pick({
  id: true,
  danger: true,
  since: true,
  found_by: true,
  escalated_at: true,
}).extend({
  matter: z.object({ id: Id, number: MatterNumber, summary: z.string() }),
})
export type DutyLine = z.infer<typeof DutyLine>

const meeting = {
  topic: ShortText,
  meets_at: Instant,
  place: ShortText,
  chair_post_id: Id,
  seats: z.array(SeatInput).max(40),
}

export const assessments = {
  /** The assessments that this person may see, in one status; planned ones by their day, the others newest first. */
  list: query(
    '/assessments.list',
    z.object({ status: z.enum(ASSESSMENT_STATUSES), ...Page }),
    z.object({ items: z.array(AssessmentLine), next_cursor: z.string().nullable() }),
  ),
  /** How many rows each list has, and how many duties are open. */
  count: query(
    '/assessments.count',
    z.object({}),
    z.object({
      by_status: z.partialRecord(z.enum(ASSESSMENT_STATUSES), z.int()),
      open_duties: z.int(),
    }),
  ),
  get: query('/assessments.get', z.object({ id: Id }), Assessment),
  list_of_matter: query(
    '/assessments.list_of_matter',
    z.object({ matter_id: Id }),
    z.array(AssessmentLine),
  ),
  /** Meetings from today on, by day. */
  list_coming: query('/assessments.list_coming', z.object({}), z.array(ComingMeeting)),

  /** The centre of the place calls a meeting; those invited are told and see the matters.
   * Refuses: no_such_post, may_not_assess, not_in_that_state. */
  plan: command(
    '/assessments.plan',
    z.object({ matter_ids: z.array(Id).min(1).max(20), follows_id: Id.optional(), ...meeting }),
    Assessment,
  ),
  /** Another day, place or circle, until it is held. Refuses: assessment_changed, no_such_post. */
  revise: command(
    '/assessments.revise',
    z.object({ id: Id, version: z.int(), ...meeting }),
    Assessment,
  ),
  /** Writes the minutes. Refuses: assessment_changed, with the name of who wrote meanwhile. */
  record: command(
    '/assessments.record',
    z.object({ id: Id, version: z.int(), minutes: Minutes }),
    Assessment,
  ),
  /** Says that it was held, and who came. Refuses: assessment_changed, too_early. */
  hold: command(
    '/assessments.hold',
    z.object({ id: Id, version: z.int(), absent_seat_ids: z.array(Id).max(40) }),
    Assessment,
  ),
  /** The chair, who has not written the minutes, signs them: number, lead and tasks in one.
   * Refuses: second_signature_needed, minutes_incomplete, assessed_matter_over, unit_of_minutes_closed, assessment_changed. */
  sign_off: command('/assessments.sign_off', z.object({ id: Id, version: z.int() }), Assessment),
  cancel: command('/assessments.cancel', z.object({ id: Id, reason: LongText }), Assessment),
  /** A correction or a late word under signed minutes. */
  add_addendum: command(
    '/assessments.add_addendum',
    z.object({ id: Id, words: LongText }),
    Assessment,
  ),

  /** What is known of the dangers of a matter; for those who work on it. */
  get_risk: query('/assessments.get_risk', z.object({ matter_id: Id }), Risk),
  /** Open duties that this person may settle, the oldest first. */
  list_duties: query(
    '/assessments.list_duties',
    z.object({ ...Page }),
    z.object({ items: z.array(DutyLine), next_cursor: z.string().nullable() }),
  ),
  /** People answer questions about dangers; each yes opens a duty to report. The matter may leave this person's sight. */
  screen: command(
    '/assessments.screen',
    z.object({
      matter_id: Id,
      answers: z.partialRecord(z.enum(DANGERS), z.enum(SCREENING_ANSWERS)),
      crowd_size: z.int().min(2).max(100_000).optional(),
      note: z.string().trim().max(2000).optional(),
    }),
    z.object({ risk: Risk.nullable() }),
  ),
  /** Says to whom and how a danger was reported. Refuses: duty_settled, report_to_does_not_fit, day_is_ahead. */
  report_risk: command(
    '/assessments.report_risk',
    z.object({
      id: Id,
      to: z.enum(REPORT_TO),
      receiver_unit_id: Id.optional(),
      receiver: ShortText,
      receipt: z.string().trim().max(60).optional(),
      how: z.enum(REPORT_WAYS),
      reported_at: Instant,
    }),
    z.object({ risk: Risk.nullable() }),
  ),
  /** A second person says why there is no duty after all. Refuses: second_finder_needed, duty_settled. */
  lift_duty: command(
    '/assessments.lift_duty',
    z.object({ id: Id, reason: LongText }),
    z.object({ risk: Risk.nullable() }),
  ),
}
