import { maySee, type SightFacts } from '#modules/matters'
import type { Actor, ActorPost } from '#platform/actor'
import { Refusal } from '#platform/errors'

/** Where figures may be asked for: a district, a street or a community. */
export interface FigureArea {
  id: string
  name: string
  level: ActorPost['level']
  street_id: string | null
  community_id: string | null
}

/** What of a spot check decides who may look, and who must answer. */
export interface CheckFacts {
  unit_id: string | null
  barred_person_ids: readonly string[]
  barred_unit_ids: readonly string[]
  found: string | null
  answer: string | null
  answered_by: string | null
  agreed_by: string | null
  /** The matter has been taken up again since it was drawn. */
  is_overtaken: boolean
  matter: SightFacts
}

const READS_FIGURES: readonly string[] = ['centre_staff', 'leader']

/** The posts by which this person reads figures, the widest area first. */
export function figurePosts(actor: Actor): ActorPost[] {
  const LEVELS = ['district', 'street', 'community']
  return actor.posts
    .filter((post) => READS_FIGURES.includes(post.role) && LEVELS.includes(post.level))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
}

/** Whether this person reads the figures of an area, and whether secret matters are counted for them: by its centre. */
export function reachOf(actor: Actor, area: FigureArea): { with_secret: boolean } | null {
  // An area names those above it, and not itself.
  const line = [area.id, area.community_id, area.street_id]
  const over = figurePosts(actor).filter(
    (post) => post.level === 'district' || line.includes(post.area_id),
  )
  if (over.length === 0) return null
  return { with_secret: over.some((post) => post.role === 'centre_staff') }
}

/** Whether this person may look at a case blind: of the centre that was drawn, with no part in the work, in no unit that
 * had one, and without any other way to see the matter. */
export function mayCheck(actor: Actor, check: CheckFacts): boolean {
  return (
    actor.kind === 'staff' &&
    actor.posts.some((post) => post.unit_id === check.unit_id && post.role === 'centre_staff') &&
    hasNoPart(actor, check) &&
    !maySee(actor, check.matter)
  )
}

/** Whether this person sees what a check found: whoever looked or could have, and whoever sees the matter from its place. */
export function maySeeFound(actor: Actor, check: CheckFacts): boolean {
  return check.found !== null && (mayCheck(actor, check) || isOfPlace(actor, check))
}

/** Everything that this person may do with a check now: what the page offers and what a command checks. */
export function checkActsOf(actor: Actor, check: CheckFacts) {
  const can: (
    | 'record'
    | 'reveal_caller'
    | 'answer'
    | 'agree_explanation'
    | 'refuse_explanation'
    | 'open'
  )[] = []
  if (check.found === null) {
    if (!check.is_overtaken && mayCheck(actor, check)) can.push('record', 'reveal_caller')
    return can
  }
  if (maySee(actor, check.matter)) can.push('open')
  if (needsAnswer(check) && isCentreOfPlace(actor, check)) can.push('answer')
  if (isExplained(check) && isSecondPerson(actor, check))
    can.push('agree_explanation', 'refuse_explanation')
  return can
}

/** Refuses what somebody who sees a check may not do with it, by its reason. */
export function refuseCheckAct(
  actor: Actor,
  check: CheckFacts,
  act: 'record' | 'answer' | 'agree_explanation' | 'refuse_explanation',
): void {
  const can: readonly string[] = checkActsOf(actor, check)
  if (can.includes(act)) return
  if (act === 'record')
    throw new Refusal('conflict', check.found ? 'check_recorded' : 'not_in_that_state')
  if (!isCentreOfPlace(actor, check)) throw new Refusal('forbidden', 'not_your_role')
  if (act === 'answer') throw new Refusal('conflict', 'no_answer_needed')
  throw isExplained(check)
    ? new Refusal('forbidden', 'second_person_needed')
    : new Refusal('conflict', 'nothing_explained')
}

function needsAnswer(check: CheckFacts): boolean {
  return check.found === 'not' && check.answer === null && !check.is_overtaken
}

function isExplained(check: CheckFacts): boolean {
  return check.answer === 'explained' && check.agreed_by === null && !check.is_overtaken
}

// Of the centre too, but neither who explained, nor who worked on it, nor of the unit that did.
function isSecondPerson(actor: Actor, check: CheckFacts): boolean {
  return (
    isCentreOfPlace(actor, check) &&
    check.answered_by !== actor.person_id &&
    !check.barred_person_ids.includes(actor.person_id) &&
    !actor.posts.some((post) => post.unit_id === check.matter.unit_id)
  )
}

function hasNoPart(actor: Actor, check: CheckFacts): boolean {
  return (
    !check.barred_person_ids.includes(actor.person_id) &&
    !actor.posts.some((post) => check.barred_unit_ids.includes(post.unit_id))
  )
}

function isOfPlace(actor: Actor, { matter }: CheckFacts): boolean {
  return maySee(actor, matter) && figurePosts(actor).some((post) => covers(post, matter))
}

function isCentreOfPlace(actor: Actor, { matter }: CheckFacts): boolean {
  return figurePosts(actor).some((post) => post.role === 'centre_staff' && covers(post, matter))
}

function covers(post: ActorPost, matter: SightFacts): boolean {
  return (
    post.level === 'district' ||
    post.area_id === matter.street_id ||
    post.area_id === matter.community_id
  )
}
