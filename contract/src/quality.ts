import { z } from 'zod'
import { CLOSED_AS, EXCLUSION_REASONS, FINDINGS } from './codes/matters.ts'
import { CHECK_ANSWERS, CHECK_LISTS, CHECK_WAYS, COUNTS } from './codes/quality.ts'
import { StoredFile } from './documents.ts'
import { command, disclosure, query } from './endpoint.ts'
import { Day, Id, Instant, LongText, Named, Page, Position } from './fields.ts'
import { AreaLevel } from './identity.ts'
import { Matter, MatterLine, MatterNumber } from './matter-shapes.ts'

const files = z.array(Id).max(9).default([])

/** What a checker is told: what was reported, where, and what done means. Not who handled it, nor what anybody said of it. */
const BlindCase = z.object({
  id: Id,
  /** The day on which it was closed. */
  day: Day,
  category_name: z.string(),
  standard: z.string().nullable(),
  description: z.string(),
  address: z.string().nullable(),
  area_name: z.string().nullable(),
  position: Position.nullable(),
  reported_at: Instant,
  photos_before: z.array(StoredFile),
})

/** What comes to light once the checker has said what was found. */
const RevealedCase = z.object({
  found: z.enum(FINDINGS),
  way: z.enum(CHECK_WAYS),
  words: z.string(),
  files: z.array(StoredFile),
  found_at: Instant,
  checking_unit: z.string(),
  number: MatterNumber,
  matter_id: Id,
  handled_by_unit: z.string().nullable(),
  closed_as: z.enum(CLOSED_AS),
  claimed_outcome: Matter.shape.claimed_outcome,
  verified_outcome: Matter.shape.verified_outcome,
  reporter_solved: Matter.shape.reporter_solved,
  rating: Matter.shape.rating,
  answer: z
    .object({
      answer: z.enum(CHECK_ANSWERS),
      words: z.string(),
      by: Named,
      at: Instant,
      /** The second person, of an explanation. */
      agreed_by: Named.nullable(),
    })
    .nullable(),
})

export const Check = BlindCase.extend({
  revealed: RevealedCase.nullable(),
  can: z.array(
    z.enum([
      'record',
      'reveal_caller',
      'answer',
      'agree_explanation',
      'refuse_explanation',
      'open',
    ]),
  ),
})
export type Check = z.infer<typeof Check>

/** Which figures: of a period (both days included) and of an area within the reader's own. */
const Span = z.object({ area_id: Id, from: Day, to: Day })

const Counted = z.object({
  name: z.enum(COUNTS),
  n: z.int(),
  /** Without those that are excluded; null where excluding says nothing. */
  n_without_excluded: z.int().nullable(),
})

const Sampled = z.object({
  drawn: z.int(),
  /** Looked at, with no answer to be had. */
  cannot_tell: z.int(),
  /** Between which shares (0 to 1) that of all matters lies in 95 of 100 samples; null where none has an answer. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
})

export const quality = {
  /** The areas whose figures this person may read, the widest first. */
  list_areas: query(
    '/quality.list_areas',
    z.object({}),
    z.array(z.object({ id: Id, name: z.string(), level: AreaLevel })),
  ),
  /** All counts of a period and area, at this moment. Refuses: not_found outside of one's own area, days_the_wrong_way. */
  get_figures: query(
    '/quality.get_figures',
    Span,
    z.object({
      area: z.object({ id: Id, name: z.string(), level: AreaLevel }),
      as_of: Instant,
      /** Whether secret matters of the area are counted and listed too. */
      with_secret: z.boolean(),
      counts: z.array(Counted),
      /** Spot checks of what was handled and of what was closed on the spot. */
      checks: z.object({ handled: Sampled, self_closed: Sampled }),
    }),
  ),
  /** The matters behind a count, as many as it says. A matter that has left the reader's sight since is a line without it. */
  list_counted: query(
    '/quality.list_counted',
    Span.extend({ name: z.enum(COUNTS), without_excluded: z.boolean().default(false), ...Page }),
    z.object({
      items: z.array(z.object({ key: Id, number: MatterNumber, matter: MatterLine.nullable() })),
      next_cursor: z.string().nullable(),
    }),
  ),

  /** Spot checks: of my centre to look at, of our matters to answer, or answered by both. */
  list_checks: query(
    '/quality.list_checks',
    z.object({ which: z.enum(CHECK_LISTS), ...Page }),
    z.object({ items: z.array(Check), next_cursor: z.string().nullable() }),
  ),
  get_check: query('/quality.get_check', z.object({ id: Id }), Check),
  /** The reporter's phone, for the checker who calls; the look-up is logged. */
  reveal_caller: disclosure(
    '/quality.reveal_caller',
    z.object({ id: Id }),
    z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  ),
  /** What the checker found. Refuses: check_recorded, not_in_that_state where it has been taken up again. */
  record_check: command(
    '/quality.record_check',
    z.object({
      id: Id,
      found: z.enum(FINDINGS),
      way: z.enum(CHECK_WAYS),
      words: LongText,
      file_ids: files,
    }),
    Check,
  ),
  /** The centre answers a check that found it unsolved: takes it up again, or explains. Refuses: no_answer_needed,
   * words_too_few. */
  answer_check: command(
    '/quality.answer_check',
    z.object({ id: Id, answer: z.enum(CHECK_ANSWERS), words: LongText }),
    Check,
  ),
  /** A second person agrees. Refuses: second_person_needed, nothing_explained. */
  agree_explanation: command('/quality.agree_explanation', z.object({ id: Id }), Check),
  /** A second person does not agree; the centre answers again. Refuses: second_person_needed, nothing_explained. */
  refuse_explanation: command(
    '/quality.refuse_explanation',
    z.object({ id: Id, words: LongText }),
    Check,
  ),
  /** How a day's checks were drawn: enough to draw them again. Refuses: draw_still_open to all but auditors while one of
   * them is still to be looked at. */
  get_draw: query(
    '/quality.get_draw',
    z.object({ day: Day }),
    z.object({
      day: Day,
      seal_number: z.int(),
      seal_chain: z.string(),
      seed: z.string(),
      handled_per_mille: z.int(),
      self_closed_per_mille: z.int(),
      least_a_street: z.int(),
      drawn_at: Instant,
      population: z.array(
        z.object({
          id: Id,
          closed_as: z.enum(['handled', 'self_closed']),
          street_id: Id.nullable(),
        }),
      ),
      drawn: z.array(Id),
    }),
  ),

  /** Proposes to leave a closed matter out of the figures. Refuses: words_too_few without a file. */
  propose_exclusion: command(
    '/quality.propose_exclusion',
    z.object({ id: Id, reason: z.enum(EXCLUSION_REASONS), note: LongText, file_ids: files }),
    Matter,
  ),
  /** A second person agrees. Refuses: second_person_needed, no_exclusion_proposed. */
  exclude: command(
    '/quality.exclude',
    z.object({ id: Id, note: z.string().trim().max(2000).optional() }),
    Matter,
  ),
  /** A second person keeps it counted, or counts it again. Refuses: second_person_needed, no_exclusion_proposed. */
  keep_counted: command('/quality.keep_counted', z.object({ id: Id, note: LongText }), Matter),
}
