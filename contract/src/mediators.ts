import { z } from 'zod'
import {
  COMMITTEE_ACTS,
  COMMITTEE_GAPS,
  COMMITTEE_KINDS,
  END_REASONS,
  GENDERS,
  HELPER_KINDS,
  MEDIATION_FIELDS,
  MEDIATOR_TIMES,
  SEATS,
} from './codes/mediators.ts'
import { command, query } from './endpoint.ts'
import { Day, Id, Instant, Named, Page } from './fields.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const Brackets = z.enum(['round', 'narrow', 'square', 'tortoise'])

/** A room in which a committee holds its sessions. */
export const Room = z.object({
  id: Id,
  name: z.string(),
  seats: z.int(),
  is_accessible: z.boolean(),
})
export type Room = z.infer<typeof Room>

/** A committee as lists show it. */
export const CommitteeLine = z.object({
  id: Id,
  name: z.string(),
  /** Null until the committee has been set up here. */
  kind: z.enum(COMMITTEE_KINDS).nullable(),
  short_name: z.string().nullable(),
  area: Named,
  phone: z.string().nullable(),
  address: z.string().nullable(),
  hours: z.string().nullable(),
  mediators: z.int(),
  /** What it lacks; told to staff alone, and empty for others. */
  gaps: z.array(z.enum(COMMITTEE_GAPS)),
})
export type CommitteeLine = z.infer<typeof CommitteeLine>

/** A committee with what the law asks of it. */
export const Committee = CommitteeLine.extend({
  numbering: z
    .object({
      short_name: z.string(),
      brackets: Brackets,
      series: z.string(),
      width: z.int(),
    })
    .nullable(),
  established_on: Day.nullable(),
  elected_on: Day.nullable(),
  term_ends_on: Day.nullable(),
  /** That there is a seal, since when and who keeps it; told to staff alone. Its image is kept nowhere. */
  seal: z.object({ since: Day, keeper: z.string() }).nullable(),
  /** Members without those whom it has engaged, and the women among them. */
  members: z.int(),
  women: z.int(),
  engaged: z.int(),
  full_time: z.int(),
  rooms: z.array(Room),
  studios: z.array(Named),
  can: z.array(z.enum(['set', 'add_room', 'appoint', 'read_history'])),
})
export type Committee = z.infer<typeof Committee>

/** A named studio (个人品牌调解室): it works in the name and under the seal of its committee. */
export const Studio = z.object({
  id: Id,
  name: z.string(),
  /** Null where nobody has said whose it is: then it can take no case. */
  committee: Named.nullable(),
  area: Named,
  phone: z.string().nullable(),
  address: z.string().nullable(),
  hours: z.string().nullable(),
  mediators: z.array(Named),
})
export type Studio = z.infer<typeof Studio>

/** Somebody who mediates for a committee, as anybody may read it who has to choose. */
export const Mediator = z.object({
  id: Id,
  person: Named,
  committee: Named,
  studio: Named.nullable(),
  seat: z.enum(SEATS),
  time: z.enum(MEDIATOR_TIMES),
  fields: z.array(z.enum(MEDIATION_FIELDS)),
  languages: z.array(z.string()),
  /** One (the highest) to four, where a grade has been given. */
  grade: z.int().nullable(),
  gender: z.enum(GENDERS).nullable(),
  introduction: z.string().nullable(),
  /** Takes new cases now: neither paused nor on leave. */
  is_available: z.boolean(),
  is_paused: z.boolean(),
  pause_note: z.string().nullable(),
  /** On leave until the end of this day. */
  away_until: Day.nullable(),
  valid_from: Day,
  valid_to: Day.nullable(),
  can: z.array(z.enum(['revise', 'pause', 'resume', 'end'])),
})
export type Mediator = z.infer<typeof Mediator>

/** One line of a committee's history, which is only ever added to. */
export const CommitteeStep = z.object({
  id: Id,
  act: z.enum(COMMITTEE_ACTS),
  /** The mediator or room that it is about; null where it is about the committee. */
  about: z.string().nullable(),
  /** What changed: the name of each field with its value before and after. */
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  by: Named,
  at: Instant,
})
export type CommitteeStep = z.infer<typeof CommitteeStep>

/** Somebody who may be invited to help with a mediation where the parties agree. */
export const Helper = z.object({
  post_id: Id,
  kind: z.enum(HELPER_KINDS),
  person: Named,
  unit: Named,
  area: Named,
  /** Of the office, never private. */
  phone: z.string().nullable(),
})
export type Helper = z.infer<typeof Helper>

const mediatorFields = {
  studio_id: Id.nullable(),
  seat: z.enum(SEATS),
  time: z.enum(MEDIATOR_TIMES),
  fields: z.array(z.enum(MEDIATION_FIELDS)).max(MEDIATION_FIELDS.length),
  languages: z.array(words(20)).max(8),
  grade: z.int().min(1).max(4).nullable(),
  gender: z.enum(GENDERS).nullable(),
  introduction: z.string().trim().max(500).nullable(),
}
const roomFields = {
  name: words(50),
  seats: z.int().min(1).max(500),
  is_accessible: z.boolean(),
}

export const mediators = {
  /** Committees in an area (`area_id`), or those that serve a place: its own and those above it (`place_id`). */
  list_committees: query(
    '/mediators.list_committees',
    z.object({
      area_id: Id.optional(),
      place_id: Id.optional(),
      text: z.string().trim().max(50).optional(),
      lacks: z.enum(COMMITTEE_GAPS).optional(),
      ...Page,
    }),
    z.object({ items: z.array(CommitteeLine), next_cursor: z.string().nullable() }),
  ),
  get_committee: query('/mediators.get_committee', z.object({ id: Id }), Committee),
  /** Named studios, of a committee or of all, as they were entered. */
  list_studios: query(
    '/mediators.list_studios',
    z.object({ committee_id: Id.optional(), ...Page }),
    z.object({ items: z.array(Studio), next_cursor: z.string().nullable() }),
  ),
  get_studio: query('/mediators.get_studio', z.object({ id: Id }), Studio),
  /** Who mediates today, in the order of appointment: nothing here says who is better. */
  list_mediators: query(
    '/mediators.list_mediators',
    z.object({
      committee_id: Id.optional(),
      studio_id: Id.optional(),
      area_id: Id.optional(),
      field: z.enum(MEDIATION_FIELDS).optional(),
      language: z.string().trim().max(20).optional(),
      text: z.string().trim().max(50).optional(),
      only_available: z.boolean().default(false),
      ...Page,
    }),
    z.object({ items: z.array(Mediator), next_cursor: z.string().nullable() }),
  ),
  get_mediator: query('/mediators.get_mediator', z.object({ id: Id }), Mediator),
  /** Staff of a district who hold a post of mediator today and are not yet entered with this committee. */
  list_candidates: query(
    '/mediators.list_candidates',
    z.object({ committee_id: Id, text: z.string().trim().max(50).optional() }),
    z.array(z.object({ person: Named, unit: Named })),
  ),
  /** What was entered and changed, the newest first; for those who keep the committee's entry. */
  list_history: query(
    '/mediators.list_history',
    z.object({ id: Id, ...Page }),
    z.object({ items: z.array(CommitteeStep), next_cursor: z.string().nullable() }),
  ),
  /** Whom a mediator may invite around a place: who is there, in it or above it. */
  list_helpers: query(
    '/mediators.list_helpers',
    z.object({
      area_id: Id,
      kinds: z.array(z.enum(HELPER_KINDS)).max(HELPER_KINDS.length).optional(),
      text: z.string().trim().max(50).optional(),
      ...Page,
    }),
    z.object({ items: z.array(Helper), next_cursor: z.string().nullable() }),
  ),
  /** Committees and mediators of the district as one table, for the county's justice bureau (人民调解法 art. 10). */
  list_registry: query(
    '/mediators.list_registry',
    z.object({ ...Page }),
    z.object({
      items: z.array(
        z.object({
          id: Id,
          committee: z.string(),
          kind: z.enum(COMMITTEE_KINDS).nullable(),
          area: z.string(),
          studio: z.string().nullable(),
          name: z.string(),
          seat: z.enum(SEATS),
          time: z.enum(MEDIATOR_TIMES),
          gender: z.enum(GENDERS).nullable(),
          grade: z.int().nullable(),
          valid_from: Day,
        }),
      ),
      next_cursor: z.string().nullable(),
    }),
  ),

  /** Enters what the law asks of a committee, or corrects it. The term is three years from the election unless another end is
   * given (art. 9). Refuses: outside_your_area, short_name_taken, days_the_wrong_way. */
  set_committee: command(
    '/mediators.set_committee',
    z.object({
      id: Id,
      kind: z.enum(COMMITTEE_KINDS),
      short_name: words(20),
      brackets: Brackets,
      series: words(20),
      width: z.int().min(1).max(6),
      established_on: Day.nullable(),
      elected_on: Day.nullable(),
      term_ends_on: Day.nullable(),
      seal: z.object({ since: Day, keeper: words(50) }).nullable(),
    }),
    Committee,
  ),
  /** Refuses: outside_your_area, room_name_taken. */
  add_room: command(
    '/mediators.add_room',
    z.object({ committee_id: Id, ...roomFields }),
    Committee,
  ),
  /** Refuses: what add_room refuses, and room_closed. */
  revise_room: command('/mediators.revise_room', z.object({ id: Id, ...roomFields }), Committee),
  /** From now on no session is put there. Refuses: room_closed. */
  close_room: command('/mediators.close_room', z.object({ id: Id }), Committee),
  /** Enters a holder of a post of mediator with a committee. Refuses: committee_not_set_up, no_mediator_post,
   * appointed_already, no_such_studio, outside_your_area. */
  appoint: command(
    '/mediators.appoint',
    z.object({ committee_id: Id, person_id: Id, valid_from: Day, ...mediatorFields }),
    Mediator,
  ),
  /** Refuses: mediator_ended, no_such_studio, outside_your_area. */
  revise: command('/mediators.revise', z.object({ id: Id, ...mediatorFields }), Mediator),
  /** Takes no new cases for a while; the mediator's own word or the committee's. Refuses: mediator_ended. */
  pause: command(
    '/mediators.pause',
    z.object({ id: Id, note: z.string().trim().max(100).nullable() }),
    Mediator,
  ),
  resume: command('/mediators.resume', z.object({ id: Id }), Mediator),
  /** From that day on the person mediates for the committee no more. Refuses: mediator_ended, day_is_past. */
  end: command(
    '/mediators.end',
    z.object({ id: Id, on: Day, reason: z.enum(END_REASONS) }),
    Mediator,
  ),
}
