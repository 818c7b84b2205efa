import { z } from 'zod'
import { APPEAL_KINDS, MATTER_SOURCES, NEARNESSES, URGENCIES } from './codes/matters.ts'
import { MEDIATION_BARS, ROUTE_CHOOSERS, ROUTES } from './codes/routes.ts'
import { command, query } from './endpoint.ts'
import { Count, Id, Instant, LongText, Named, Page, PersonName, Phone, Position } from './fields.ts'
import {
  Matter,
  MatterLine,
  MatterNumber,
  MatterStatusField,
  MovedMatter,
  TrackedMatter,
} from './matter-shapes.ts'

/** A matter that may be the same, and why it is thought so. */
export const AlikeMatter = z.object({
  id: Id,
  number: MatterNumber,
  status: MatterStatusField,
  category: z.object({ code: z.string(), name: z.string() }),
  /** What was said; residents are told no words of others. */
  summary: z.string().nullable(),
  area_name: z.string().nullable(),
  reported_at: Instant,
  closed_at: Instant.nullable(),
  me_too_count: z.int(),
  is_secret: z.boolean(),
  /** This person has reported it, or joined it. */
  is_mine: z.boolean(),
  nearness: z.enum(NEARNESSES).nullable(),
  distance_m: z.int().nullable(),
  is_same_category: z.boolean(),
  has_same_words: z.boolean(),
})
export type AlikeMatter = z.infer<typeof AlikeMatter>

/** Somebody who has the same trouble, or asked again; masked. */
export const Appeal = z.object({
  id: Id,
  kind: z.enum(APPEAL_KINDS),
  at: Instant,
  source: z.enum(MATTER_SOURCES),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  words: z.string().nullable(),
  taken_by: Named.nullable(),
  rating: z.int().nullable(),
})
export type Appeal = z.infer<typeof Appeal>

/** A matter that was merged into another, as the page of that one lists it; its reporter is masked. */
export const MergedMatter = z.object({
  id: Id,
  number: MatterNumber,
  summary: z.string(),
  address: z.string().nullable(),
  area_name: z.string().nullable(),
  source: z.enum(MATTER_SOURCES),
  reported_at: Instant,
  reporter: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  rating: z.int().nullable(),
})
export type MergedMatter = z.infer<typeof MergedMatter>

const chosenRoute = {
  /** What speaks against people's mediation; with any of these it is not among the ways. */
  bars: z.array(z.enum(MEDIATION_BARS)).max(MEDIATION_BARS.length).default([]),
  /** Null where none was chosen; then the reason says why. */
  chosen: z.enum(ROUTES).nullable(),
  reason: z.string().trim().max(500).optional(),
  chosen_by: z.enum(ROUTE_CHOOSERS),
}
export const ChosenRoute = z.object(chosenRoute)

/** One telling of the ways, with what was chosen. */
export const RouteChoice = z.object({
  id: Id,
  at: Instant,
  told: z.array(z.object({ route: z.enum(ROUTES), article: z.string() })),
  bars: z.array(z.enum(MEDIATION_BARS)),
  chosen: z.enum(ROUTES).nullable(),
  reason: z.string().nullable(),
  chosen_by: z.enum(ROUTE_CHOOSERS),
  told_by: Named,
})
export type RouteChoice = z.infer<typeof RouteChoice>

/** A row of the triage board. */
export const TriageLine = MatterLine.extend({
  description: z.string(),
  area: Named.nullable(),
  suggested_unit: Named.nullable(),
  /** A rule suggests it, so that whoever chooses another unit says why. */
  is_by_rule: z.boolean(),
})
export type TriageLine = z.infer<typeof TriageLine>

/** From the first word somebody says until a unit has it: doors, duplicates, appeals, ways. */
export const intake = {
  /** Matters that may be the same as what is being typed, likeliest first: open ones, and those closed a short while ago.
   * Residents are told public facts alone. */
  find_alike: query(
    '/matters.find_alike',
    z.object({
      text: z.string().trim().max(2000).optional(),
      category_code: z.string().optional(),
      area_id: Id.optional(),
      position: Position.optional(),
      /** The matter that is looked at itself. */
      except_id: Id.optional(),
      limit: z.int().min(1).max(50).default(5),
    }),
    z.array(AlikeMatter),
  ),
  /** Several matters become one: the others are answered with this one. Refuses: already_merged, merge_into_itself,
   * merge_target_not_open, merge_needs_secrecy, matter_is_held. */
  merge: command(
    '/matters.merge',
    z.object({
      id: Id,
      from_ids: z.array(Id).min(1).max(200),
      note: z.string().trim().max(2000).optional(),
      /** Hides this matter, so that secret ones may be merged into it. */
      makes_secret: z.boolean().default(false),
    }),
    Matter,
  ),
  /** Takes a merged matter out again, to be triaged by itself. */
  unmerge: command('/matters.unmerge', z.object({ id: Id, note: LongText }), Matter),
  /** Staff write down that somebody has the same trouble or asks again; the same person's second time is a repeat. */
  appeal: command(
    '/matters.appeal',
    z.object({
      id: Id,
      source: z.enum(MATTER_SOURCES).exclude(['resident', 'import']),
      reporter_name: PersonName.optional(),
      reporter_phone: Phone.optional(),
      words: z.string().trim().max(2000).optional(),
    }),
    Matter,
  ),
  /** A resident says "me too" to a matter of somebody else, or asks again after an own one. Refuses: appealed_lately. */
  appeal_reported: command(
    '/matters.appeal_reported',
    z.object({
      id: Id,
      token: z.string().min(16).max(64).optional(),
      words: z.string().trim().max(2000).optional(),
    }),
    TrackedMatter,
  ),
  /** Who else is answered with a matter: those merged into it, and appeals, newest first; at most 200 of each. */
  list_joined: query(
    '/matters.list_joined',
    z.object({ id: Id }),
    z.object({ merged: z.array(MergedMatter), appeals: z.array(Appeal) }),
  ),
  /** The ways of 信访工作条例 art. 31 were told, and this one was chosen, or none with a reason. A later choice stands beside
   * the earlier ones. Refuses: mediation_barred, route_reason_missing. */
  choose_route: command('/matters.choose_route', z.object({ id: Id, ...chosenRoute }), Matter),
  /** What was told and chosen, newest first. */
  list_route_choices: query(
    '/matters.list_route_choices',
    z.object({ id: Id }),
    z.array(RouteChoice),
  ),
  /** What is to be accepted, triaged and given to a unit in this person's jurisdiction, by deadline. */
  list_to_triage: query(
    '/matters.list_to_triage',
    z.object({ ...Page }),
    z.object({ items: z.array(TriageLine), next_cursor: z.string().nullable(), count: Count }),
  ),
  /** The unit that the catalogue means for a category in a place. */
  suggest_unit: query(
    '/matters.suggest_unit',
    z.object({
      category_code: z.string(),
      area_id: Id.optional(),
      urgency: z.enum(URGENCIES).optional(),
    }),
    z.object({ unit: Named.nullable(), is_by_rule: z.boolean() }),
  ),
  /** Accepts, triages and gives to a unit in one act of the triage board, as far as each is still to be done. */
  send_on: command(
    '/matters.send_on',
    z.object({
      id: Id,
      category_code: z.string(),
      urgency: z.enum(URGENCIES),
      area_id: Id.optional(),
      unit_id: Id.optional(),
      note: z.string().trim().max(2000).optional(),
    }),
    MovedMatter,
  ),
}
