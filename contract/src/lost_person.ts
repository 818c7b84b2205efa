import { z } from 'zod'
import { HANDED_TO, LOST_KINDS, LOST_TABS, RINGS, SEXES, TRUSTS } from './codes/lost_person.ts'
import { command, disclosure, query } from './endpoint.ts'
import {
  Count,
  Id,
  Instant,
  LongText,
  Named,
  Page,
  PersonName,
  Phone,
  Position,
  ShortText,
} from './fields.ts'
import { Age, AlikeLine, LostCard, LostCase, LostLine, OnDuty, Sighting } from './lost-shapes.ts'

const photos = z.array(Id).max(6).default([])
const describing = {
  sex: z.enum(SEXES),
  age_from: Age.optional(),
  age_to: Age.optional(),
  height_cm: z.int().min(30).max(250).optional(),
  clothing: ShortText.optional(),
  features: ShortText.optional(),
  needs_care: z.string().trim().max(60).optional(),
}
const caseId = { id: Id }
const Draft = z.object({
  kind: z.enum(LOST_KINDS),
  ...describing,
  happened_at: Instant,
  position: Position.optional(),
})
const seen = {
  seen_at: Instant,
  place_words: ShortText,
  position: Position.optional(),
  words: LongText.optional(),
  contact: Phone.optional(),
  photo_ids: z.array(Id).max(3).default([]),
}

export const lost_person = {
  list: query(
    '/lost_person.list',
    z.object({ tab: z.enum(LOST_TABS), ...Page }),
    z.object({ items: z.array(LostLine), next_cursor: z.string().nullable(), count: Count }),
  ),
  get: query('/lost_person.get', z.object(caseId), LostCase),
  list_sightings: query('/lost_person.list_sightings', z.object(caseId), z.array(Sighting)),
  /** Where it has been told: the grids of every ring reached, for the map. */
  list_duty: query('/lost_person.list_duty', z.object(caseId), z.array(OnDuty)),
  /** Open cases of the other kind that look alike, as data for a person. */
  suggest: query('/lost_person.suggest', z.object(caseId), z.array(AlikeLine)),
  /** The same while a case is still being written down; nothing of it is kept. */
  suggest_for: query('/lost_person.suggest_for', Draft, z.array(AlikeLine)),
  /** Places outside that have the link: what is there cannot be taken away by us (无法撤回). */
  list_escaped: query(
    '/lost_person.list_escaped',
    z.object(caseId),
    z.array(z.object({ group: Named, way: z.string(), at: Instant })),
  ),
  /** Cases in which this person was called and has not answered. */
  list_calls: query('/lost_person.list_calls', z.object({}), z.array(LostLine)),
  /** What stands on the public page now. Refuses: not_found for codes that are unknown or over. */
  get_card: query(
    '/lost_person.get_card',
    z.object({ code: z.string().min(10).max(60) }),
    LostCard,
  ),

  /** Refuses: place_missing, outside_district, no_such_file, ages_turned_round. */
  open: command(
    '/lost_person.open',
    z.object({
      kind: z.enum(LOST_KINDS),
      name: PersonName.optional(),
      ...describing,
      photo_ids: photos,
      happened_at: Instant,
      position: Position.optional(),
      area_id: Id.optional(),
      place_words: ShortText.optional(),
    }),
    LostCase,
  ),
  /** The police were called: when, and who took it. */
  tell_police: command(
    '/lost_person.tell_police',
    z.object({ ...caseId, whom: ShortText, at: Instant.optional() }),
    LostCase,
  ),
  /** The police were not called, and why. Refuses: minor_needs_police. */
  decline_police: command(
    '/lost_person.decline_police',
    z.object({ ...caseId, reason: ShortText }),
    LostCase,
  ),
  /** 接警单号 and the officer who has the case. */
  number_police: command(
    '/lost_person.number_police',
    z.object({ ...caseId, number: ShortText, officer: PersonName }),
    LostCase,
  ),
  /** What is known better. Whoever turns out to be a minor is taken off every page at once, and counts as one until the police say
   * otherwise. Refuses: ages_turned_round, age_needed once it is published. */
  correct: command(
    '/lost_person.correct',
    z.object({ ...caseId, ...describing, photo_ids: photos }),
    LostCase,
  ),
  /** The police release a minor’s card; there is no other path. Refuses: not_a_minor. */
  release_minor: command(
    '/lost_person.release_minor',
    z.object({ ...caseId, officer: PersonName, reference: ShortText }),
    LostCase,
  ),
  /** The police hold somebody for grown up who counted as a minor; only where the lowest age is written as eighteen or more. */
  clear_minor: command(
    '/lost_person.clear_minor',
    z.object({ ...caseId, reason: ShortText }),
    LostCase,
  ),
  /** Asks a second person to let it be told up to a ring. Refuses: release_is_asked, ring_is_cleared. */
  ask_release: command(
    '/lost_person.ask_release',
    z.object({ ...caseId, ring: z.enum(RINGS), reason: ShortText }),
    LostCase,
  ),
  /** Refuses: nothing_to_release, own_request, outside_jurisdiction, release_is_decided. */
  release: command(
    '/lost_person.release',
    z.object({ ...caseId, words: ShortText.optional() }),
    LostCase,
  ),
  decline_release: command(
    '/lost_person.decline_release',
    z.object({ ...caseId, words: ShortText }),
    LostCase,
  ),
  /** One alone goes ahead because it cannot wait; a second one looks at it afterwards. */
  bypass: command(
    '/lost_person.bypass',
    z.object({ ...caseId, ring: z.enum(RINGS), reason: ShortText }),
    LostCase,
  ),
  /** Refuses: nothing_to_confirm, own_request, outside_jurisdiction. */
  confirm_bypass: command(
    '/lost_person.confirm_bypass',
    z.object({ ...caseId, words: ShortText }),
    LostCase,
  ),
  /** Refuses: police_first, minor_needs_police, age_needed, needs_release. */
  publish: command('/lost_person.publish', z.object(caseId), LostCase),
  /** By hand to the next rings. Refuses: is_paused, ring_is_reached, needs_release, minor_needs_police. */
  widen: command('/lost_person.widen', z.object({ ...caseId, ring: z.enum(RINGS) }), LostCase),
  pause: command('/lost_person.pause', z.object({ ...caseId, reason: ShortText }), LostCase),
  resume: command('/lost_person.resume', z.object(caseId), LostCase),

  /** Calls people who are on duty; they are called again until they answer by name. Refuses: not_on_duty. */
  call: command(
    '/lost_person.call',
    z.object({ ...caseId, person_ids: z.array(Id).min(1).max(100) }),
    LostCase,
  ),
  /** 收到. Refuses: nobody_called_you. */
  acknowledge: command(
    '/lost_person.acknowledge',
    z.object({ ...caseId, words: z.string().trim().max(200).optional() }),
    LostCase,
  ),
  /** Anybody with the link says what they saw; photos by those who have signed in. Refuses: not_found, sign_in_for_photos,
   * seen_in_future. */
  tell_sighting: command(
    '/lost_person.tell_sighting',
    z.object({ code: z.string().min(10).max(60), ...seen }),
    LostCard,
  ),
  add_sighting: command('/lost_person.add_sighting', z.object({ ...caseId, ...seen }), LostCase),
  judge_sighting: command(
    '/lost_person.judge_sighting',
    z.object({
      ...caseId,
      sighting_id: Id,
      trust: z.enum(TRUSTS),
      words: z.string().trim().max(200).optional(),
      same_as_id: Id.optional(),
    }),
    LostCase,
  ),
  /** Who left a way to be called about what they saw. */
  reveal_contact: disclosure(
    '/lost_person.reveal_contact',
    z.object({ ...caseId, sighting_id: Id }),
    z.object({ phone: z.string() }),
  ),
  /** A person says that two cases are of one person, or are not. */
  compare: command(
    '/lost_person.compare',
    z.object({
      ...caseId,
      other_id: Id,
      decision: z.enum(['same', 'not_same']),
      words: ShortText.optional(),
    }),
    LostCase,
  ),
  /** Found, or the family is found: everything stops everywhere and the photo is withdrawn. */
  find: command('/lost_person.find', z.object({ ...caseId, words: LongText }), LostCase),
  /** Refuses: relation_not_checked where it is the family. */
  hand_over: command(
    '/lost_person.hand_over',
    z.object({
      ...caseId,
      to: z.enum(HANDED_TO),
      receiver: PersonName,
      relation: ShortText.optional(),
      /** How the relation was made sure of, such as 老人认得出、派出所核过户籍. */
      relation_checked: ShortText.optional(),
      /** Seen, never stored. */
      is_id_seen: z.boolean(),
      words: LongText.optional(),
    }),
    LostCase,
  ),
  /** The person or the family was told what had been published (个人信息保护法 art. 18). */
  inform: command('/lost_person.inform', z.object({ ...caseId, words: ShortText }), LostCase),
  /** Refuses: person_not_told while the notice is owed. */
  close: command('/lost_person.close', z.object({ ...caseId, reason: ShortText }), LostCase),
}
