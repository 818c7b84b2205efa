import { z } from 'zod'
import { Progress } from './broadcast.ts'
import {
  CARD_STATES,
  HANDED_TO,
  LIKENESSES,
  LOST_ACTIONS,
  LOST_KINDS,
  LOST_STATES,
  LOST_STEPS,
  RINGS,
  SEXES,
  TRUSTS,
} from './codes/lost_person.ts'
import { Day, Id, Instant, Named, Position } from './fields.ts'

/** How old somebody may be. */
export const Age = z.int().min(0).max(120)

/** The fields of 全国救助寻亲网 and no others: no id number, no home address, no diagnosis, no phone of the family. */
const described = {
  sex: z.enum(SEXES),
  age_from: Age.nullable(),
  age_to: Age.nullable(),
  height_cm: z.int().min(30).max(250).nullable(),
  clothing: z.string().nullable(),
  features: z.string().nullable(),
  /** Only that and how the person needs care, such as 走路慢、说不清家在哪. */
  needs_care: z.string().nullable(),
}

export const LostLine = z.object({
  id: Id,
  kind: z.enum(LOST_KINDS),
  state: z.enum(LOST_STATES),
  ...described,
  is_minor: z.boolean(),
  happened_at: Instant,
  place: z.string(),
  opened_at: Instant,
  ring: z.enum(RINGS).nullable(),
  is_paused: z.boolean(),
  /** Opens for minutes; null without a photo and once it is withdrawn. */
  photo_url: z.string().nullable(),
  sightings: z.int(),
  /** People who were called and have not answered by name. */
  unanswered: z.int(),
  /** Asked for and not yet decided, or done by one alone and not yet looked at. */
  waits_for_second: z.boolean(),
})
export type LostLine = z.infer<typeof LostLine>

const RingLine = z.object({
  ring: z.enum(RINGS),
  /** The rule in force: so many minutes after publishing, or as soon as a walker may be so many metres away. */
  minutes: z.int(),
  metres: z.int(),
  reached_at: Instant.nullable(),
  broadcast_id: Id.nullable(),
  progress: Progress.nullable(),
  /** Two people have agreed to go this far, or it needs one alone. */
  is_cleared: z.boolean(),
})

export const LostCase = LostLine.extend({
  name: z.string().nullable(),
  position: Position.nullable(),
  grid: Named,
  community: Named.nullable(),
  street: Named.nullable(),
  duty_phone: z.string(),
  opened_by: Named,
  card_path: z.string(),
  card_ends_at: Instant.nullable(),
  /** Those that are shown now, to be kept or left out by a correction. */
  photo_ids: z.array(Id),
  /** Grids around the community, once these are told. */
  near_grid_ids: z.array(Id),
  photo_withdrawn_at: Instant.nullable(),
  police: z.object({
    station: Named.nullable(),
    station_phone: z.string().nullable(),
    told_at: Instant.nullable(),
    told_whom: z.string().nullable(),
    declined_reason: z.string().nullable(),
    number: z.string().nullable(),
    officer: z.string().nullable(),
  }),
  minor: z.object({
    officer: z.string().nullable(),
    reference: z.string().nullable(),
    released_at: Instant.nullable(),
  }),
  published_at: Instant.nullable(),
  rings: z.array(RingLine),
  next: z.object({ ring: z.enum(RINGS), at: Instant }).nullable(),
  metres_per_minute: z.int(),
  release: z
    .object({
      id: Id,
      ring: z.enum(RINGS),
      state: z.enum(['asked', 'released', 'declined', 'bypassed', 'confirmed']),
      reason: z.string(),
      asked_by: Named,
      asked_at: Instant,
      decided_by: Named.nullable(),
      words: z.string().nullable(),
    })
    .nullable(),
  found_at: Instant.nullable(),
  found_words: z.string().nullable(),
  handed_over: z
    .object({
      at: Instant,
      to: z.enum(HANDED_TO),
      relation: z.string().nullable(),
      relation_checked: z.string().nullable(),
      is_id_seen: z.boolean(),
    })
    .nullable(),
  notice: z
    .object({ due_on: Day, at: Instant.nullable(), words: z.string().nullable() })
    .nullable(),
  same_as: z.object({ id: Id }).nullable(),
  erase_on: Day.nullable(),
  steps: z.array(
    z.object({
      id: Id,
      at: Instant,
      act: z.enum(LOST_STEPS),
      person_name: z.string().nullable(),
      words: z.string().nullable(),
    }),
  ),
  /** The act may be done now; `why_not_publish` says what stands in the way of publishing. */
  can: z.array(z.enum(LOST_ACTIONS)),
  why_not_publish: z.string().nullable(),
})
export type LostCase = z.infer<typeof LostCase>

export const Sighting = z.object({
  id: Id,
  seen_at: Instant,
  told_at: Instant,
  place: z.string(),
  position: Position.nullable(),
  words: z.string().nullable(),
  photo_urls: z.array(z.string()),
  /** Whether the reporter left a way to be called; it is read by an act of its own. */
  has_contact: z.boolean(),
  trust: z.enum(TRUSTS),
  judged_by: Named.nullable(),
  judge_words: z.string().nullable(),
  same_as_id: Id.nullable(),
})
export type Sighting = z.infer<typeof Sighting>

/** Who is on duty now where a case has been told. */
export const OnDuty = z.object({
  person: Named,
  post_kind: z.string(),
  unit_name: z.string(),
  area_name: z.string(),
  phone: z.string().nullable(),
  called_at: Instant.nullable(),
  times: z.int(),
  acknowledged_at: Instant.nullable(),
  words: z.string().nullable(),
})
export type OnDuty = z.infer<typeof OnDuty>

/** What everybody with the link sees; never more than this. */
export const LostCard = z.object({
  state: z.enum(CARD_STATES),
  kind: z.enum(LOST_KINDS).nullable(),
  name: z.string().nullable(),
  ...described,
  sex: z.enum(SEXES).nullable(),
  happened_at: Instant.nullable(),
  place: z.string().nullable(),
  duty_phone: z.string(),
  photo_url: z.string().nullable(),
  /** Whether this visitor may add a photo to what they saw. */
  may_add_photo: z.boolean(),
})
export type LostCard = z.infer<typeof LostCard>

/** An open case of the other kind, and what it has in common with the one at hand. */
export const AlikeLine = LostLine.extend({
  alike: z.array(z.enum(LIKENESSES)),
  decision: z.enum(['same', 'not_same']).nullable(),
})
export type AlikeLine = z.infer<typeof AlikeLine>
