import { z } from 'zod'
import {
  DESKS,
  OUTCOMES,
  PAUSE_REASONS,
  QUEUES,
  REOPEN_REASONS,
  RETURN_REASONS,
  SOLVED_ANSWERS,
  URGENCIES,
  VOID_REASONS,
} from './codes/matters.ts'
import { command, disclosure, query } from './endpoint.ts'
import { Count, Day, Id, LongText, Page, PersonName, Phone, Position } from './fields.ts'
import { ChosenRoute, intake } from './matter-intake.ts'
import {
  Matter,
  MatterLine,
  MatterNumber,
  MatterStatusField,
  MovedMatter,
  QueueFilter,
  TrackedMatter,
} from './matter-shapes.ts'

export {
  AlikeMatter,
  Appeal,
  ChosenRoute,
  MergedMatter,
  RouteChoice,
  TriageLine,
} from './matter-intake.ts'
export {
  Clock,
  KeptClock,
  Matter,
  MatterLine,
  MatterNumber,
  MatterStatusField,
  MovedMatter,
  QueueFilter,
  TimelineAct,
  TrackedMatter,
} from './matter-shapes.ts'

const place = {
  position: Position.optional(),
  /** A building, grid or community chosen by the person; wins over the position. */
  area_id: Id.optional(),
  address: z.string().trim().max(200).optional(),
}
const note = z.string().trim().max(2000).optional()
const files = z.array(Id).max(9).default([])

export const matters = {
  /** One queue page. `due` lists what is open by deadline; `newest` lists everything. */
  list: query(
    '/matters.list',
    QueueFilter.extend({ order: z.enum(['due', 'newest']).default('newest'), ...Page }),
    z.object({ items: z.array(MatterLine), next_cursor: z.string().nullable(), count: Count }),
  ),
  /** Exact counts of each queue by status, and of what is overdue; they equal the lists. */
  count_queues: query(
    '/matters.count_queues',
    z.object({}),
    z.array(
      z.object({
        queue: z.enum(QUEUES),
        by_status: z.partialRecord(MatterStatusField, z.int()),
        /** Closed elsewhere before they came here; not among `closed`. */
        imported: z.int(),
        overdue: z.int(),
        due_soon: z.int(),
        paused: z.int(),
        extension_asked: z.int(),
      }),
    ),
  ),
  get: query('/matters.get', z.object({ id: Id }), Matter),
  get_by_number: query('/matters.get_by_number', z.object({ number: MatterNumber }), Matter),
  /** Earlier matters of a caller, by the whole phone number; the look-up is logged. */
  find_by_phone: disclosure(
    '/matters.find_by_phone',
    z.object({ phone: Phone }),
    z.object({ items: z.array(MatterLine), reporter_name: z.string().nullable() }),
  ),
  reveal_reporter: disclosure(
    '/matters.reveal_reporter',
    z.object({ id: Id }),
    z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  ),

  /** A resident reports for themself. */
  report: command(
    '/matters.report',
    z.object({
      description: LongText,
      category_code: z.string().optional(),
      ...place,
      file_ids: files,
    }),
    TrackedMatter,
  ),
  /** Staff report what they see, or what somebody tells them by phone or at the window. */
  report_on_behalf: command(
    '/matters.report_on_behalf',
    z.object({
      source: z.enum([
        'grid_worker',
        'phone',
        'window',
        'group',
        'hotline_12345',
        'police_110',
        'petition',
        'delegate',
        'post',
        'letter',
      ]),
      /** The window that took it. */
      desk: z.enum(DESKS).optional(),
      description: LongText,
      category_code: z.string(),
      urgency: z.enum(URGENCIES).optional(),
      is_secret: z.boolean().optional(),
      reporter_name: PersonName.optional(),
      reporter_phone: Phone.optional(),
      external_ref: z.string().trim().max(60).optional(),
      /** Told and chosen while it was taken in. */
      route: ChosenRoute.optional(),
      ...place,
      file_ids: files,
    }),
    Matter,
  ),
  /** One touch: seen, done, recorded. Refuses: category_may_not_self_close. */
  record_self_closed: command(
    '/matters.record_self_closed',
    z.object({
      category_code: z.string(),
      description: z.string().trim().max(2000).optional(),
      ...place,
      file_ids: files,
    }),
    Matter,
  ),
  /** Closes a reported matter in place by the grid worker who settled it. */
  self_close: command('/matters.self_close', z.object({ id: Id, note, file_ids: files }), Matter),
  accept: command('/matters.accept', z.object({ id: Id, note }), Matter),
  /** Moves may take it out of this person's sight: then there is no matter to show. */
  triage: command(
    '/matters.triage',
    z.object({
      id: Id,
      category_code: z.string(),
      urgency: z.enum(URGENCIES),
      is_secret: z.boolean().optional(),
      area_id: Id.optional(),
      note,
    }),
    MovedMatter,
  ),
  /** Gives it to a unit, or to the grid worker of the place. Refuses: no_such_unit, unit_outside_jurisdiction,
   * other_unit_needs_reason where a rule suggests another unit and no note says why. */
  assign: command('/matters.assign', z.object({ id: Id, unit_id: Id, note }), Matter),
  /** The centre rules whose work it is; that unit does not send it back. Refuses: no_such_unit, unit_outside_jurisdiction. */
  designate: command(
    '/matters.designate',
    z.object({ id: Id, unit_id: Id, grounds: LongText }),
    Matter,
  ),
  /** Sends it back once, with a reason. Refuses: may_not_return_again. */
  return: command(
    '/matters.return',
    z.object({ id: Id, reason: z.enum(RETURN_REASONS), note: LongText }),
    MovedMatter,
  ),
  handle: command('/matters.handle', z.object({ id: Id, note }), Matter),
  /** What the handler claims; `planned` names the day. Refuses: evidence_missing, planned_day_missing, day_is_past. */
  resolve: command(
    '/matters.resolve',
    z.object({
      id: Id,
      outcome: z.enum(OUTCOMES),
      planned_for: Day.optional(),
      note: LongText,
      file_ids: files,
    }),
    Matter,
  ),
  /** What somebody else than the handler found. Refuses: handler_may_not_verify. */
  verify: command(
    '/matters.verify',
    z.object({ id: Id, outcome: z.enum(OUTCOMES), note, file_ids: files }),
    Matter,
  ),
  /** The verifier found it not solved: back to the handler. */
  reject: command('/matters.reject', z.object({ id: Id, note: LongText, file_ids: files }), Matter),
  close: command('/matters.close', z.object({ id: Id, note }), Matter),
  /** A line in the timeline that changes nothing. */
  note: command('/matters.note', z.object({ id: Id, note: LongText, file_ids: files }), Matter),
  set_secret: command('/matters.set_secret', z.object({ id: Id, is_secret: z.boolean() }), Matter),
  propose_void: command(
    '/matters.propose_void',
    z.object({ id: Id, reason: z.enum(VOID_REASONS), note: LongText }),
    Matter,
  ),
  /** The second person confirms. Refuses: second_person_needed. */
  void: command('/matters.void', z.object({ id: Id, note }), Matter),
  /** For good, to a colleague of the same unit or place. Refuses: no_such_colleague, already_theirs, not_their_work. */
  hand_over: command('/matters.hand_over', z.object({ id: Id, person_id: Id, note }), MovedMatter),
  /** The second person keeps the matter alive. */
  keep: command('/matters.keep', z.object({ id: Id, note: LongText }), Matter),
  /** Stops the handler's clock for a while; it runs again by itself on the day `until`. Refuses: paused_already,
   * deadline_is_past, pause_too_long, paused_too_often, day_is_past. */
  pause: command(
    '/matters.pause',
    z.object({ id: Id, reason: z.enum(PAUSE_REASONS), note: LongText, until: Day }),
    Matter,
  ),
  /** Lets the clock run again before the planned end. Refuses: may_not_resume where it runs. */
  resume: command('/matters.resume', z.object({ id: Id, note }), Matter),
  /** The handler asks for a longer time. Refuses: deadline_is_past, clock_is_paused, extension_asked_already, too_many_extensions,
   * extension_too_long, day_not_later. */
  ask_extension: command(
    '/matters.ask_extension',
    z.object({ id: Id, note: LongText, wanted_day: Day }),
    Matter,
  ),
  /** The centre sets the new last day; the reporter reads the note. Refuses: no_extension_asked, decided_by_asker,
   * extension_too_long, day_not_later. */
  grant_extension: command(
    '/matters.grant_extension',
    z.object({ id: Id, note: LongText, granted_day: Day }),
    Matter,
  ),
  /** Refuses: no_extension_asked, decided_by_asker. */
  refuse_extension: command(
    '/matters.refuse_extension',
    z.object({ id: Id, note: LongText }),
    Matter,
  ),
  /** By the centre itself; once the reporter's days are over, for a reason that is counted. Refuses: reopen_reason_needed. */
  reopen: command(
    '/matters.reopen',
    z.object({ id: Id, reason: z.enum(REOPEN_REASONS).optional(), note: LongText }),
    Matter,
  ),

  ...intake,

  /** What I reported or said "me too" to, newest first. */
  list_reported: query(
    '/matters.list_reported',
    z.object({ ...Page }),
    z.object({
      items: z.array(TrackedMatter.omit({ timeline: true, files: true })),
      next_cursor: z.string().nullable(),
    }),
  ),
  get_reported: query('/matters.get_reported', z.object({ id: Id }), TrackedMatter),
  /** By the link (一案一码): the token stands in the fragment of the page's address. */
  track: query('/matters.track', z.object({ token: z.string().min(16).max(64) }), TrackedMatter),
  /** By number and the reporter's phone. Wrong phone and no such number answer alike. */
  track_by_number: query(
    '/matters.track_by_number',
    z.object({ number: MatterNumber, phone: Phone }),
    TrackedMatter,
  ),
  /** The reporter, signed in or by the link, says whether it is solved and how content they are, once for each closing.
   * Refuses: already_rated. */
  rate: command(
    '/matters.rate',
    z.object({
      id: Id,
      token: z.string().min(16).max(64).optional(),
      solved: z.enum(SOLVED_ANSWERS),
      rating: z.int().min(1).max(5),
      words: z.string().trim().max(1000).optional(),
    }),
    TrackedMatter,
  ),
  /** The reporter says that it is not solved. Refuses: reopen_window_over. */
  reopen_reported: command(
    '/matters.reopen_reported',
    z.object({ id: Id, token: z.string().min(16).max(64).optional(), note: LongText }),
    TrackedMatter,
  ),
}
