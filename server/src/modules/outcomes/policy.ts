import type { Actor } from '#platform/actor'

/** Where somebody's figures end: the whole district, these areas, these committees and studios. */
export interface OutcomeScope {
  is_whole: boolean
  area_ids: string[]
  /** Units for which the person mediates or keeps the books. */
  unit_ids: string[]
  /** Units that may be offices of justice; what a unit is stands with the unit. */
  office_ids: string[]
}

/** Whose disputes are counted for this person: those of the places over which they watch, and of the committees for which they work. */
export function scopeOf({ posts }: Pick<Actor, 'posts'>): OutcomeScope {
  const watching = posts.filter(({ role }) => role === 'leader' || role === 'centre_staff')
  const tables = posts.filter(({ role }) => role === 'mediator')
  const offices = posts.filter(({ role }) => role === 'unit_staff')
  return {
    is_whole: watching.some(({ level }) => level === 'district'),
    area_ids: watching.map(({ area_id }) => area_id),
    unit_ids: tables.map(({ unit_id }) => unit_id),
    office_ids: offices.map(({ unit_id }) => unit_id),
  }
}

/** What of a committee decides who draws up and approves its lists of subsidies. */
export interface SubsidyPlace {
  committee_id: string
  street_id: string | null
  /** Offices of justice of its place. */
  guides: readonly string[]
}

/** Whether this person draws lists up for a committee: its clerk. */
export function drawsUp(actor: Pick<Actor, 'posts'>, { committee_id }: SubsidyPlace): boolean {
  return actor.posts.some(
    (post) => post.kind === 'committee_clerk' && post.unit_id === committee_id,
  )
}

/** Whether this person approves them: the office of justice that guides the committee, and leaders of its place. */
export function approves(
  actor: Pick<Actor, 'posts'>,
  { street_id, guides }: SubsidyPlace,
): boolean {
  return actor.posts.some(
    (post) =>
      (post.role === 'unit_staff' && guides.includes(post.unit_id)) ||
      (post.role === 'leader' && (post.level === 'district' || post.area_id === street_id)),
  )
}
