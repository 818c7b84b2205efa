import { z } from 'zod'
import { PERSON_ACTS, POST_KINDS, type PostKind, UNIT_KINDS } from './codes/org.ts'
import { command, disclosure, query } from './endpoint.ts'
import {
  Day,
  DistrictId,
  Done,
  Id,
  LongText,
  Named,
  Page,
  PersonName,
  Phone,
  Position,
  ShortText,
} from './fields.ts'
import { AreaLevel, Me, Password } from './identity.ts'

const postKinds = Object.keys(POST_KINDS)
export const PostKindField = z.custom<PostKind>(
  (value) => typeof value === 'string' && postKinds.includes(value),
)
export const UnitKindField = z.enum(UNIT_KINDS)

export const Area = z.object({
  id: Id,
  level: AreaLevel,
  code: z.string(),
  name: z.string(),
  parent_id: Id.nullable(),
  /** Names from the street down, as an address reads. */
  path_names: z.array(z.string()),
  center: Position.nullable(),
  valid_from: Day,
  valid_to: Day.nullable(),
  /** Invented for the demonstration or taken as an assumption; the page says so. */
  is_assumed: z.boolean(),
})
export type Area = z.infer<typeof Area>

/** An outline: rings of [lng, lat] as GeoJSON has them, one polygon an entry. */
export const Shape = z.object({
  area_id: Id,
  name: z.string(),
  level: AreaLevel,
  polygons: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
})
export type Shape = z.infer<typeof Shape>

export const Unit = z.object({
  id: Id,
  kind: UnitKindField,
  name: z.string(),
  parent: Named.nullable(),
  area: Named,
  phone: z.string().nullable(),
  address: z.string().nullable(),
  hours: z.string().nullable(),
  valid_from: Day,
  valid_to: Day.nullable(),
  is_assumed: z.boolean(),
  can: z.array(z.enum(['revise', 'close', 'appoint'])),
})
export type Unit = z.infer<typeof Unit>

export const Post = z.object({
  id: Id,
  kind: PostKindField,
  person: Named,
  unit: Named,
  area: Named,
  valid_from: Day,
  valid_to: Day.nullable(),
  can: z.array(z.enum(['end'])),
})
export type Post = z.infer<typeof Post>

/** One line of a responsibility board: a public post, its holder and the office's phone. */
export const BoardLine = z.object({
  post_kind: PostKindField,
  person_name: z.string(),
  unit: z.object({ id: Id, name: z.string(), kind: UnitKindField }),
  area: z.object({ id: Id, name: z.string(), level: AreaLevel }),
  /** The office's or duty phone; private phones are never published. */
  phone: z.string().nullable(),
  hours: z.string().nullable(),
  /** The holder is away; this person stands in. */
  substitute_name: z.string().nullable(),
})
export type BoardLine = z.infer<typeof BoardLine>

export const Board = z.object({ area: Area, lines: z.array(BoardLine) })
export type Board = z.infer<typeof Board>

export const Leave = z.object({
  id: Id,
  person: Named,
  substitute: Named,
  from_day: Day,
  to_day: Day,
  reason: z.string().nullable(),
  can: z.array(z.enum(['end'])),
})
export type Leave = z.infer<typeof Leave>

export const StaffPerson = z.object({
  id: Id,
  name: z.string(),
  account: z.string().nullable(),
  /** Their member account of WeCom opens theirs here. */
  is_tied: z.boolean(),
  posts: z.array(Post),
  can: z.array(z.enum(PERSON_ACTS)),
})
export type StaffPerson = z.infer<typeof StaffPerson>

const unitFields = {
  kind: UnitKindField,
  name: ShortText,
  parent_id: Id.nullable(),
  area_id: Id,
  phone: z.string().trim().max(30).nullable(),
  address: z.string().trim().max(200).nullable(),
  hours: z.string().trim().max(100).nullable(),
}

export const org = {
  /** Children of an area (or the streets of the district), as organised on a day. */
  list_areas: query(
    '/org.list_areas',
    z.object({ parent_id: Id.optional(), level: AreaLevel.optional(), on: Day.optional() }),
    z.array(Area),
  ),
  /** One area, as it is or as it was on a day. */
  get_area: query('/org.get_area', z.object({ id: Id, on: Day.optional() }), Area),
  /** Outlines of the children of an area; `within` absent: the district with its streets. */
  list_shapes: query(
    '/org.list_shapes',
    z.object({ within: Id.optional(), ids: z.array(Id).max(300).optional() }),
    z.array(Shape),
  ),
  /** The area that holds a position, from building up; null outside every outline. */
  find_area_at: query(
    '/org.find_area_at',
    z.object({ position: Position }),
    z.object({ area: Area.nullable() }),
  ),
  /** Buildings, grids, communities by words of their name or address. */
  search_areas: query(
    '/org.search_areas',
    z.object({ text: z.string().trim().min(1).max(50), limit: z.int().min(1).max(50).default(20) }),
    z.array(Area),
  ),
  /** Who looks after this building (or grid, community): the public posts from here up. */
  get_board: query('/org.get_board', z.object({ area_id: Id }), Board),
  list_units: query(
    '/org.list_units',
    z.object({
      kind: UnitKindField.optional(),
      kinds: z.array(UnitKindField).max(30).optional(),
      parent_id: Id.optional(),
      area_id: Id.optional(),
      text: z.string().trim().max(50).optional(),
      ...Page,
    }),
    z.object({ items: z.array(Unit), next_cursor: z.string().nullable() }),
  ),
  get_unit: query('/org.get_unit', z.object({ id: Id }), Unit),
  /** How many units and posts of each kind stand today: the figures of the two merged nets. */
  count_organisation: query(
    '/org.count_organisation',
    z.object({}),
    z.object({
      units: z.array(z.object({ kind: UnitKindField, n: z.int() })),
      posts: z.array(z.object({ kind: PostKindField, n: z.int() })),
      areas: z.array(z.object({ level: AreaLevel, n: z.int() })),
    }),
  ),
  /** Founds a unit from today on. Refuses: no_such_area, outside_your_area, no_such_parent, wrong_parent_kind. */
  create_unit: command('/org.create_unit', z.object(unitFields), Unit),
  /** Refuses what create_unit refuses, and unit_closed, parent_below_itself, area_outside_unit. */
  revise_unit: command('/org.revise_unit', z.object({ id: Id, ...unitFields }), Unit),
  /** Closes a unit from a day on: on that day it is no more.
   * Refuses: unit_has_open_work, unit_in_rules, unit_has_posts, unit_has_units, unit_closed, day_is_past. */
  close_unit: command('/org.close_unit', z.object({ id: Id, on: Day }), Unit),
  list_posts: query(
    '/org.list_posts',
    z.object({
      unit_id: Id.optional(),
      person_id: Id.optional(),
      kind: PostKindField.optional(),
      ...Page,
    }),
    z.object({ items: z.array(Post), next_cursor: z.string().nullable() }),
  ),
  /** Gives a person a post. Refuses: no_such_unit, area_outside_unit, outside_your_area, post_held_already,
   * separate_duties, not_yourself. */
  appoint: command(
    '/org.appoint',
    z.object({
      person_id: Id,
      unit_id: Id,
      kind: PostKindField,
      area_id: Id.optional(),
      valid_from: Day,
      is_public: z.boolean().default(true),
    }),
    Post,
  ),
  /** Ends a post: on that day it is no more; ended today, the holder's sessions end with it.
   * Refuses: post_ended, day_is_past, not_yourself, outside_your_area. */
  end_post: command('/org.end_post', z.object({ id: Id, on: Day }), Post),
  /** Staff by whole name or full pinyin (blind indexes); a page of everybody otherwise. */
  list_people: query(
    '/org.list_people',
    z.object({ text: z.string().trim().max(50).optional(), ...Page }),
    z.object({ items: z.array(StaffPerson), next_cursor: z.string().nullable() }),
  ),
  get_person: query('/org.get_person', z.object({ id: Id }), StaffPerson),
  create_person: command(
    '/org.create_person',
    z.object({ name: PersonName, phone: Phone.optional() }),
    StaffPerson,
  ),
  /** The private phone of a colleague, logged. */
  reveal_phone: disclosure(
    '/org.reveal_phone',
    z.object({ person_id: Id, reason: LongText }),
    z.object({ phone: z.string().nullable() }),
  ),
  /** Opens (or reopens) an account with a first password that must be changed.
   * Refuses: account_taken, password_contains_account, password_used_before, not_yourself, outside_your_area. */
  open_account: command(
    '/org.open_account',
    z.object({
      person_id: Id,
      account: z.string().regex(/^[a-z][a-z0-9._-]{2,39}$/),
      password: Password,
    }),
    StaffPerson,
  ),
  close_account: command('/org.close_account', z.object({ person_id: Id }), StaffPerson),
  /** Says which member of the corporation's WeCom this is; who comes in as that member is then this person. Refuses:
   * no_such_door, no_account, tied_to_another, not_yourself, outside_your_area. */
  tie_member: command(
    '/org.tie_member',
    z.object({ person_id: Id, user_id: z.string().trim().min(1).max(64) }),
    StaffPerson,
  ),
  untie_member: command('/org.untie_member', z.object({ person_id: Id }), StaffPerson),
  list_leaves: query('/org.list_leaves', z.object({}), z.array(Leave)),
  /** My leave, or that of somebody in a unit that I head: the substitute takes the queue for these days. Refuses:
   * day_is_past, days_the_wrong_way, substitute_is_yourself, substitute_lacks_role, substitute_away, leave_overlaps,
   * stands_in_then, no_post_to_stand_in, not_your_unit. */
  take_leave: command(
    '/org.take_leave',
    z.object({
      person_id: Id.optional(),
      substitute_id: Id,
      from_day: Day,
      to_day: Day,
      reason: z.string().trim().max(200).optional(),
    }),
    Leave,
  ),
  /** Ends a leave at once. Refuses: not_your_leave, leave_ended. */
  end_leave: command('/org.end_leave', z.object({ id: Id }), Done),
  /** Colleagues who may stand in for me: same kind of post in the same unit or area, or in the area beside it. */
  list_substitutes: query(
    '/org.list_substitutes',
    z.object({ person_id: Id.optional() }),
    z.array(Named),
  ),
  /** Is there a district yet, and may this visit set one up? */
  get_set_up: query('/org.get_set_up', z.object({}), z.object({ is_needed: z.boolean() })),
  /** Sets up a real district: its code, name, areas as CSV text and a first administrator. Needs the set-up code printed at start.
   * Refuses: wrong_set_up_code, set_up_done, areas_not_understood, password_contains_account. */
  set_up_district: command(
    '/org.set_up_district',
    z.object({
      set_up_code: z.string().trim().min(6).max(40),
      district_id: DistrictId,
      name: ShortText,
      center: Position,
      /** Rows "code,name[,parent code]" of streets and communities. */
      areas_csv: z.string().max(2_000_000),
      admin_name: PersonName,
      admin_account: z.string().regex(/^[a-z][a-z0-9._-]{2,39}$/),
      admin_password: Password,
    }),
    Me,
  ),
}
