import { z } from 'zod'
import {
  ALARMS,
  CLOCK_KINDS,
  CLOSED_AS,
  CLOSURES,
  DESKS,
  ESCALATION_STEPS,
  EVIDENCE_KINDS,
  EXCLUSION_REASONS,
  FINDINGS,
  MATTER_ACTIONS,
  MATTER_SOURCES,
  MATTER_STATUSES,
  OUTCOMES,
  PAUSE_REASONS,
  QUEUES,
  SOLVED_ANSWERS,
  URGENCIES,
  VOID_REASONS,
} from './codes/matters.ts'
import { StoredFile } from './documents.ts'
import { Day, Id, Instant, Named, Position } from './fields.ts'

export const MatterStatusField = z.enum(MATTER_STATUSES)
export const MatterNumber = z.string().regex(/^\d{4}-\d{7}$/)

/** What is due next, until when, and which law or rule says so. */
export const Clock = z.object({
  kind: z.enum(CLOCK_KINDS),
  due_at: Instant,
  basis: z.string(),
  /** The day calendar does not reach this far yet; the date may move. */
  is_beyond_calendar: z.boolean(),
  is_overdue: z.boolean(),
  /** From when on it is nearly over (临期). */
  warns_at: Instant.nullable(),
  /** The planned end while it stands still; `due_at` reckons with it. */
  paused_until: Instant.nullable(),
})
export type Clock = z.infer<typeof Clock>

/** One clock of a matter, running or over: from, due, and whether it was met. */
export const KeptClock = z.object({
  kind: z.enum(CLOCK_KINDS),
  from: Instant,
  due_at: Instant,
  /** The deadline before pauses and extensions moved it. */
  first_due_at: Instant,
  basis: z.string(),
  is_beyond_calendar: z.boolean(),
  ended_at: Instant.nullable(),
  alarm: z.enum(ALARMS),
  pauses: z.array(z.object({ from: Instant, to: Instant, reason: z.enum(PAUSE_REASONS) })),
})
export type KeptClock = z.infer<typeof KeptClock>

/** A longer time that was asked for and is not decided yet. */
export const AskedExtension = z.object({
  id: Id,
  asked_by: Named,
  asked_at: Instant,
  reason: z.string(),
  wanted_day: Day,
})
export type AskedExtension = z.infer<typeof AskedExtension>

/** How far up the line a matter has come, and to whom. */
export const Escalation = z.object({ level: z.int(), to: z.enum(ESCALATION_STEPS) })
export type Escalation = z.infer<typeof Escalation>

/** What came of a matter as three people say it who do not write each other's part; null where nothing is recorded. */
const outcome = {
  /** As the handler claims. */
  claimed_outcome: z.enum(OUTCOMES).nullable(),
  /** By when, where the handler can do it only later. */
  planned_for: Day.nullable(),
  /** As somebody else found. */
  verified_outcome: z.enum(OUTCOMES).nullable(),
  /** As the reporter says. */
  reporter_solved: z.enum(SOLVED_ANSWERS).nullable(),
}

/** A row of a queue. */
export const MatterLine = z.object({
  id: Id,
  number: MatterNumber,
  status: MatterStatusField,
  closed_as: z.enum(CLOSED_AS).nullable(),
  category: z.object({ code: z.string(), name: z.string() }),
  summary: z.string(),
  address: z.string().nullable(),
  area_name: z.string().nullable(),
  urgency: z.enum(URGENCIES),
  source: z.enum(MATTER_SOURCES),
  unit: Named.nullable(),
  assignee: Named.nullable(),
  reported_at: Instant,
  closed_at: Instant.nullable(),
  clock: Clock.nullable(),
  escalation: Escalation.nullable(),
  is_secret: z.boolean(),
  reopened_count: z.int(),
  /** How many others have brought up the same, and how often somebody has asked again. */
  me_too_count: z.int(),
  repeat_count: z.int(),
  verified_outcome: z.enum(OUTCOMES).nullable(),
  reporter_solved: z.enum(SOLVED_ANSWERS).nullable(),
  rating: z.int().nullable(),
})
export type MatterLine = z.infer<typeof MatterLine>

export const TimelineAct = z.object({
  id: Id,
  at: Instant,
  action: z.enum(MATTER_ACTIONS),
  status: MatterStatusField,
  actor_name: z.string().nullable(),
  unit_name: z.string().nullable(),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  rating: z.int().nullable(),
  /** Who took the work over. */
  to_name: z.string().nullable(),
  /** The batch of which this act was one of many. */
  batch_id: Id.nullable(),
  files: z.array(StoredFile),
})
export type TimelineAct = z.infer<typeof TimelineAct>

export const Matter = MatterLine.extend({
  description: z.string(),
  category_id: Id,
  standard: z.string().nullable(),
  evidence_needed: z.array(z.enum(EVIDENCE_KINDS)),
  area: z.object({
    street: Named.nullable(),
    community: Named.nullable(),
    grid: Named.nullable(),
    building: Named.nullable(),
  }),
  position: Position.nullable(),
  /** Masked; the whole name and phone only through `reveal_reporter`. */
  reporter: z.object({
    name: z.string().nullable(),
    phone: z.string().nullable(),
    is_known: z.boolean(),
  }),
  is_imported: z.boolean(),
  external_ref: z.string().nullable(),
  /** The window that took it. */
  desk: z.enum(DESKS).nullable(),
  /** Who took it in (首接人). */
  received_by: Named.nullable(),
  /** Every clock that has run on it, in the order in which they began. */
  clocks: z.array(KeptClock),
  extension: AskedExtension.nullable(),
  accepted_at: Instant.nullable(),
  resolved_at: Instant.nullable(),
  returned_count: z.int(),
  /** Its unit has it by a ruling of the centre and does not send it back. */
  is_designated: z.boolean(),
  /** What must be settled before it may be closed, an entry for each open thing. */
  held_by: z.array(z.string()),
  /** Units that work on it beside the one that has it. */
  helpers: z.array(Named),
  merged_into: z.object({ id: Id, number: MatterNumber }).nullable(),
  /** How many have brought it up again since it was closed: it may have to be reopened. */
  appealed_since_closed: z.int(),
  ...outcome,
  rating_words: z.string().nullable(),
  /** The reporter answered before it was taken up again, and has not been heard since. */
  is_answer_old: z.boolean(),
  /** What a blind spot check found. */
  spot_found: z.enum(FINDINGS).nullable(),
  /** Left out of the figures, or proposed to be. */
  exclusion: z
    .object({ reason: z.enum(EXCLUSION_REASONS), is_in_force: z.boolean(), by: Named })
    .nullable(),
  /** Until when taking it up again counts against its closure. */
  reopen_until: Instant.nullable(),
  void_proposal: z.object({ reason: z.enum(VOID_REASONS), by: Named }).nullable(),
  suggested_unit: Named.nullable(),
  /** The rule that suggests it: its version and its place in it; null where the catalogue does. */
  suggested_by: z.object({ version: z.int(), place: z.int() }).nullable(),
  timeline: z.array(TimelineAct),
  /** What this person may do now. */
  can: z.array(z.enum([...MATTER_ACTIONS, 'reveal_reporter', 'set_secret', 'print'])),
})
export type Matter = z.infer<typeof Matter>

/** A matter after an act that may have taken it out of this person's sight. */
export const MovedMatter = z.object({ matter: Matter.nullable() })

/** A matter as its reporter sees it: nobody's name but the office's. */
export const TrackedMatter = z.object({
  id: Id,
  number: MatterNumber,
  status: MatterStatusField,
  closed_as: z.enum(CLOSED_AS).nullable(),
  category_name: z.string(),
  description: z.string(),
  address: z.string().nullable(),
  area_name: z.string().nullable(),
  with_unit: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  clock: Clock.nullable(),
  /** Why the clock stands still, and how the deadline was before pauses and extensions moved it. */
  paused_for: z.enum(PAUSE_REASONS).nullable(),
  first_due_at: Instant.nullable(),
  reported_at: Instant,
  closed_at: Instant.nullable(),
  ...outcome,
  rating: z.int().nullable(),
  files: z.array(StoredFile),
  timeline: z.array(
    z.object({
      at: Instant,
      action: z.enum(MATTER_ACTIONS),
      status: MatterStatusField,
      unit_name: z.string().nullable(),
      note: z.string().nullable(),
      reason: z.string().nullable(),
      files: z.array(StoredFile),
    }),
  ),
  reopen_until: Instant.nullable(),
  tracking_token: z.string().nullable(),
  /** How it is followed where it is answered with somebody else's: own matter merged, or "me too" to one of another. */
  joined: z.enum(['merged', 'me_too']).nullable(),
  /** One's own that came out of the talk of a group; `groups.get_talk` leads back there. */
  is_of_group: z.boolean(),
  can: z.array(z.enum(['rate', 'reopen', 'appeal'])),
})
export type TrackedMatter = z.infer<typeof TrackedMatter>

export const QueueFilter = z.object({
  queue: z.enum(QUEUES),
  statuses: z.array(MatterStatusField).max(MATTER_STATUSES.length).optional(),
  category_code: z.string().optional(),
  area_id: Id.optional(),
  unit_id: Id.optional(),
  urgency: z.enum(URGENCIES).optional(),
  source: z.enum(MATTER_SOURCES).optional(),
  is_overdue: z.boolean().optional(),
  /** Nearly over, and not missed yet. */
  is_due_soon: z.boolean().optional(),
  is_paused: z.boolean().optional(),
  /** A longer time was asked for and is not decided yet. */
  is_extension_asked: z.boolean().optional(),
  /** true: only imported ones; false: only what was reported here. */
  is_imported: z.boolean().optional(),
  /** Closed ones that somebody found or says to be unsolved, and so on. */
  closure: z.enum(CLOSURES).optional(),
  reported_from: Instant.optional(),
  reported_to: Instant.optional(),
  /** Words of the description or address, or a number; never in the address bar. */
  text: z.string().trim().max(50).optional(),
})
export type QueueFilter = z.infer<typeof QueueFilter>
