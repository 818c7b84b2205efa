import { z } from 'zod'
import {
  RULINGS,
  TASK_ANSWERS,
  TASK_STATUSES,
  TASK_STEPS,
  TASK_TABS,
  WHISTLE_ANSWERS,
  WHISTLE_KINDS,
} from './codes/joint.ts'
import { EVIDENCE_KINDS } from './codes/matters.ts'
import { StoredFile } from './documents.ts'
import { command, query } from './endpoint.ts'
import { Count, Day, Id, Instant, LongText, Named, Page, PersonName, ShortText } from './fields.ts'
import { MatterNumber } from './matter-shapes.ts'

const files = z.array(Id).max(9).default([])

/** Until when: a period that begins now, or the end of a day. */
export const TaskDue = z.union([
  z.object({
    unit: z.enum(['hours', 'calendar_days', 'working_days']),
    value: z.int().min(1).max(365),
  }),
  z.object({ on: Day }),
])
export type TaskDue = z.infer<typeof TaskDue>

const Deadline = z.object({
  due_at: Instant,
  /** The rule it rests on, in the words of whoever gave the task; null where they named none. */
  basis: z.string().nullable(),
  is_beyond_calendar: z.boolean(),
  is_overdue: z.boolean(),
})

/** The matter that a line of a list is about. */
const MatterOfLine = z.object({
  id: Id,
  number: MatterNumber,
  summary: z.string(),
  address: z.string().nullable(),
  lead: Named.nullable(),
  is_secret: z.boolean(),
})

const taskFields = {
  id: Id,
  unit: Named,
  status: z.enum(TASK_STATUSES),
  what: z.string(),
  given_at: Instant,
  deadline: Deadline,
  /** The centre has ruled that this unit does it; it does not refuse any more. */
  is_ruled: z.boolean(),
  ended_at: Instant.nullable(),
}

/** A task as a line of a list. */
export const TaskLine = z.object({ ...taskFields, matter: MatterOfLine, last_word: z.string() })
export type TaskLine = z.infer<typeof TaskLine>

/** What was said on a task, and by whom. */
export const TaskStepLine = z.object({
  id: Id,
  at: Instant,
  step: z.enum(TASK_STEPS),
  person_name: z.string().nullable(),
  words: z.string().nullable(),
  basis: z.string().nullable(),
  files: z.array(StoredFile),
})

/** A task on the page of its matter, with everything said on it. */
export const Task = z.object({
  ...taskFields,
  evidence: z.array(z.enum(EVIDENCE_KINDS)),
  /** The unit whose task it was before a ruling. */
  from_unit: Named.nullable(),
  steps: z.array(TaskStepLine),
  can: z.array(z.enum(['take', 'answer', 'refuse', 'tell', 'rule'])),
})
export type Task = z.infer<typeof Task>

/** A called unit: its answer by the time of the call, and what both sides say of it afterwards. */
export const WhistleUnit = z.object({
  unit: Named,
  answer: z.enum(WHISTLE_ANSWERS),
  is_coming: z.boolean().nullable(),
  comes_as: z.string().nullable(),
  comes_at: Instant.nullable(),
  words: z.string().nullable(),
  answered_at: Instant.nullable(),
  came: z.boolean().nullable(),
  helped: z.boolean().nullable(),
  was_justified: z.boolean().nullable(),
  unit_words: z.string().nullable(),
  can: z.array(z.enum(['answer', 'judge'])),
})
export type WhistleUnit = z.infer<typeof WhistleUnit>

/** A street's call of units to a place (街道吹哨). */
export const Whistle = z.object({
  id: Id,
  kind: z.enum(WHISTLE_KINDS),
  caller: Named,
  what: z.string(),
  place: z.string(),
  meets_at: Instant,
  blown_at: Instant,
  /** Later than `blown_at` where it was night and the call could wait. */
  rings_at: Instant,
  due_at: Instant,
  /** In so many hours the units answer, by the district's number in force when it was blown. */
  due_hours: z.int(),
  ended_at: Instant.nullable(),
  outcome: z.string().nullable(),
  units: z.array(WhistleUnit),
  can: z.array(z.enum(['end'])),
})
export type Whistle = z.infer<typeof Whistle>

/** Who works on a matter together. */
export const JointWork = z.object({
  id: Id,
  lead: Named.nullable(),
  tasks: z.array(Task),
  whistles: z.array(Whistle),
})
export type JointWork = z.infer<typeof JointWork>

/** How often, of how many. */
const Share = z.object({ n: z.int(), of: z.int() })

export const joint = {
  /** Lead, tasks and calls of a matter. */
  get_work: query('/joint.get_work', z.object({ id: Id }), JointWork),
  /** Tasks of a tab: open ones by deadline, ended ones the latest first. Refuses: no_such_tab. */
  list_tasks: query(
    '/joint.list_tasks',
    z.object({ tab: z.enum(TASK_TABS), is_open: z.boolean().default(true), ...Page }),
    z.object({ items: z.array(TaskLine), next_cursor: z.string().nullable(), count: Count }),
  ),
  /** Calls that my units made or were called by, and those of my area: open ones or ended ones, the latest first. */
  list_whistles: query(
    '/joint.list_whistles',
    z.object({ is_open: z.boolean().default(true), ...Page }),
    z.object({
      items: z.array(Whistle.extend({ matter: MatterOfLine })),
      next_cursor: z.string().nullable(),
      count: Count,
    }),
  ),
  /** The tabs of this person, each with its number of open tasks or calls; they equal the lists. */
  count_tabs: query(
    '/joint.count_tabs',
    z.object({}),
    z.array(z.object({ tab: z.enum([...TASK_TABS, 'whistles']), count: Count })),
  ),
  /** Calls made from `from` to `to` (both included), by street and by called unit: both sides are looked at (北京市接诉即办
   * 工作条例 art. 16, 33). */
  count_whistles: query(
    '/joint.count_whistles',
    z.object({ from: Day, to: Day }),
    z.object({
      streets: z.array(
        z.object({
          unit: Named,
          calls: z.int(),
          /** Of the called units that said so, how many found the call justified. */
          justified: Share,
        }),
      ),
      units: z.array(
        z.object({
          unit: Named,
          calls: z.int(),
          /** Still within the time of the call. */
          waiting: z.int(),
          /** Of the calls whose time is over or that were answered. */
          in_time: Share,
          late: Share,
          missing: Share,
          /** Of the calls of which the street has said so. */
          came: Share,
          helped: Share,
        }),
      ),
    }),
  ),

  /** The lead or the centre gives a unit a task. Refuses: no_such_unit, unit_has_nobody, task_for_the_lead, unit_has_task,
   * due_is_past. */
  give_task: command(
    '/joint.give_task',
    z.object({
      id: Id,
      unit_id: Id,
      what: LongText,
      due: TaskDue,
      basis: ShortText.optional(),
      evidence: z.array(z.enum(EVIDENCE_KINDS)).max(EVIDENCE_KINDS.length).default([]),
    }),
    JointWork,
  ),
  /** The unit has seen its task and begins. Refuses: task_is_<status>. */
  take_task: command('/joint.take_task', z.object({ id: Id }), JointWork),
  /** Refuses: task_is_<status>, may_not_refuse_again, ruled_may_not_refuse, evidence_missing. */
  answer_task: command(
    '/joint.answer_task',
    z.object({ id: Id, answer: z.enum(TASK_ANSWERS), words: LongText, file_ids: files }),
    JointWork,
  ),
  /** The lead or the centre gives the facts that were asked for. Refuses: task_is_<status>. */
  tell_task: command(
    '/joint.tell_task',
    z.object({ id: Id, words: LongText, file_ids: files }),
    JointWork,
  ),
  /** The centre rules: the unit does it, another one does (`unit_id` until `due`), or nobody. Refuses: task_is_<status>,
   * nothing_to_rule, may_not_rule_own_task, ruling_names_no_unit, ruling_names_no_day, and what give_task refuses. */
  rule_task: command(
    '/joint.rule_task',
    z.object({
      id: Id,
      ruling: z.enum(RULINGS),
      words: LongText,
      basis: ShortText,
      unit_id: Id.optional(),
      due: TaskDue.optional(),
    }),
    JointWork,
  ),

  /** A street calls units to a place. Refuses: no_such_unit, unit_has_nobody, unit_named_twice, calls_itself,
   * meeting_is_past. */
  whistle: command(
    '/joint.whistle',
    z.object({
      id: Id,
      kind: z.enum(WHISTLE_KINDS),
      unit_ids: z.array(Id).min(1).max(20),
      what: LongText,
      place: ShortText,
      meets_at: Instant,
    }),
    JointWork,
  ),
  /** A called unit says who comes when, or why nobody does. Refuses: whistle_is_over, whistle_is_answered, not_called,
   * say_who_comes, say_why_not. */
  answer_whistle: command(
    '/joint.answer_whistle',
    z.object({
      id: Id,
      unit_id: Id,
      is_coming: z.boolean(),
      comes_as: PersonName.optional(),
      comes_at: Instant.optional(),
      words: z.string().trim().max(500).optional(),
    }),
    JointWork,
  ),
  /** The street writes what came of it, and of each unit whether it came and helped. Refuses: whistle_is_over,
   * not_your_whistle, say_who_came. */
  end_whistle: command(
    '/joint.end_whistle',
    z.object({
      id: Id,
      outcome: LongText,
      units: z.array(z.object({ unit_id: Id, came: z.boolean(), helped: z.boolean() })).max(20),
    }),
    JointWork,
  ),
  /** A called unit says whether the call was justified, once the meeting has begun. Refuses: whistle_is_judged,
   * whistle_not_met, not_called. */
  judge_whistle: command(
    '/joint.judge_whistle',
    z.object({ id: Id, unit_id: Id, was_justified: z.boolean(), words: LongText }),
    JointWork,
  ),
}
