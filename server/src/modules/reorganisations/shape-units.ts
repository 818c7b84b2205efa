import { POST_KINDS } from '@linli/contract/codes/org'
import type { Role } from '@linli/contract/identity'
import { DUTIES_APART, fitsPartyLine } from '#modules/org'
import { lineOf, type OrgPost, type OrgUnit } from './organisation.ts'
import { isAgain, refuse, type Shape, type StepOf } from './shape.ts'
import { areaFor, isKnown } from './shape-areas.ts'

type UnitStepKind =
  | 'create_unit'
  | 'rename_unit'
  | 'move_units'
  | 'merge_units'
  | 'end_unit'
  | 'appoint'
  | 'move_posts'
  | 'end_posts'
  | 'hand_over'

/** The steps about units, posts and their work. */
export const UNIT_STEPS: { [K in UnitStepKind]: StepOf<K> } = {
  create_unit: (shape, { new_id: id, unit_kind: kind, name, area_id, parent_id, phone }) => {
    if (!areaFor(shape, area_id)) return
    if (isKnown(shape, id)) return refuse(shape, 'id_used', name)
    shape.after.units.set(id, { id, kind, name, area_id, parent_id: null, phone })
    if (parent_id !== null) placeUnder(shape, id, parent_id)
  },
  rename_unit: (shape, { unit_id, name }) => {
    const unit = unitFor(shape, unit_id)
    if (!unit) return
    if (isAgain(shape, 'name', unit_id)) return refuse(shape, 'unit_twice', unit.name)
    shape.after.units.set(unit_id, { ...unit, name })
  },
  move_units: (shape, { unit_ids, area_id, parent_id }) => {
    if (area_id !== null && !areaFor(shape, area_id)) return
    for (const id of new Set(unit_ids)) {
      const unit = unitFor(shape, id)
      if (!unit) continue
      if (isAgain(shape, 'move', id)) refuse(shape, 'unit_twice', unit.name)
      else {
        shape.after.units.set(id, { ...unit, area_id: area_id ?? unit.area_id })
        if (parent_id !== null) placeUnder(shape, id, parent_id)
      }
    }
  },
  merge_units: (shape, { unit_ids, into_id }) => {
    const into = unitFor(shape, into_id)
    if (!into) return
    for (const id of new Set(unit_ids)) mergeUnit(shape, id, into)
  },
  end_unit: (shape, { unit_id }) => {
    const unit = unitFor(shape, unit_id)
    if (!unit) return
    const left = [...shape.after.units.values()].filter((one) => one.parent_id === unit_id)
    if (left.length > 0)
      return refuse(
        shape,
        'units_left',
        unit.name,
        left.map(({ name }) => name),
      )
    endUnit(shape, unit)
    for (const post of shape.after.posts.values())
      if (post.unit_id === unit_id) shape.after.posts.delete(post.id)
  },
  appoint: (shape, { new_id: id, person_id, unit_id, post_kind: kind, area_id }) => {
    const unit = unitFor(shape, unit_id)
    if (!unit || (area_id !== null && !areaFor(shape, area_id))) return
    if (!shape.before.people.has(person_id)) return refuse(shape, 'person_gone', unit.name)
    if (isKnown(shape, id)) return refuse(shape, 'id_used', unit.name)
    const duty: Role = POST_KINDS[kind]
    // Who runs, guards and audits the system is arranged person by person, never by the way.
    if (DUTIES_APART.includes(duty) || duty === 'catalogue_editor')
      return refuse(shape, 'duty_not_by_plan', unit.name)
    const post = { id, person_id, unit_id, kind, area_id: area_id ?? unit.area_id, is_public: true }
    shape.after.posts.set(id, post)
  },
  move_posts: (shape, { post_ids, unit_id, area_id }) => {
    const unit = unitFor(shape, unit_id)
    if (!unit || (area_id !== null && !areaFor(shape, area_id))) return
    for (const id of new Set(post_ids)) {
      const post = postFor(shape, id)
      if (post) movePost(shape, post, { unit_id, area_id: area_id ?? unit.area_id })
    }
  },
  end_posts: (shape, { post_ids }) => {
    for (const id of new Set(post_ids)) {
      if (postFor(shape, id)) shape.after.posts.delete(id)
    }
  },
  hand_over: (shape, { from_unit_id, to_unit_id }) => {
    const [from, to] = [unitFor(shape, from_unit_id), unitFor(shape, to_unit_id)]
    if (!from || !to) return
    if (shape.handed_over.has(from.id) || from.id === to.id)
      return refuse(shape, 'unit_twice', from.name)
    shape.handed_over.set(from.id, to.id)
  },
}

function unitFor(shape: Shape, id: string): OrgUnit | undefined {
  const unit = shape.after.units.get(id)
  if (!unit) refuse(shape, 'unit_gone', shape.before.units.get(id)?.name ?? null)
  return unit
}

function postFor(shape: Shape, id: string): OrgPost | undefined {
  const post = shape.after.posts.get(id)
  const before = shape.before.posts.get(id)
  const holder = before && shape.before.people.get(before.person_id)
  if (!post) refuse(shape, before ? 'post_twice' : 'post_gone', holder ?? null)
  return post
}

function placeUnder(shape: Shape, id: string, parent_id: string): undefined {
  const unit = shape.after.units.get(id)
  const parent = unitFor(shape, parent_id)
  if (!unit || !parent) return
  for (let up: OrgUnit | undefined = parent; up; up = above(shape, up))
    if (up.id === id) return refuse(shape, 'unit_below_itself', unit.name)
  if (!fitsPartyLine(unit.kind, parent.kind)) return refuse(shape, 'wrong_parent_kind', unit.name)
  shape.after.units.set(id, { ...unit, parent_id })
}

function above(shape: Shape, { parent_id }: OrgUnit): OrgUnit | undefined {
  return parent_id === null ? undefined : shape.after.units.get(parent_id)
}

function mergeUnit(shape: Shape, id: string, into: OrgUnit): undefined {
  const unit = unitFor(shape, id)
  if (!unit) return
  if (id === into.id) return refuse(shape, 'unit_twice', unit.name)
  for (const one of [...shape.after.units.values()])
    if (one.parent_id === id) placeUnder(shape, one.id, into.id)
  endUnit(shape, unit)
  shape.successors.push({ noun: 'unit', id, successor_id: into.id, takes_rest: true })
  for (const post of [...shape.after.posts.values()]) {
    if (post.unit_id !== id) continue
    const isInside = lineOf(shape.after.areas, post.area_id).includes(into.area_id)
    const area_id = isInside ? post.area_id : into.area_id
    movePost(shape, post, { unit_id: into.id, area_id })
  }
}

function endUnit(shape: Shape, unit: OrgUnit): undefined {
  if (!shape.before.units.has(unit.id) || isAgain(shape, 'end', unit.id))
    return refuse(shape, 'unit_twice', unit.name)
  shape.after.units.delete(unit.id)
}

// A post is dated, so it is never another one from a day on: it ends, and a new one begins. Whoever holds that one already
// keeps it.
function movePost(
  shape: Shape,
  post: OrgPost,
  to: { unit_id: string; area_id: string },
): undefined {
  const { posts } = shape.after
  posts.delete(post.id)
  const isHeld = [...posts.values()].some(
    (one) =>
      one.person_id === post.person_id &&
      one.kind === post.kind &&
      one.unit_id === to.unit_id &&
      one.area_id === to.area_id,
  )
  if (isHeld) return
  const moved = { ...post, ...to, id: shape.newId() }
  posts.set(moved.id, moved)
}

/** At the end: posts of areas that are no more go to those that took over, and no post that the plan touches lies outside its
 * unit. */
export function settlePosts(shape: Shape): undefined {
  const heirs = new Map(
    shape.successors.flatMap(({ noun, id, successor_id, takes_rest }) =>
      noun === 'area' && takes_rest ? [[id, successor_id] as const] : [],
    ),
  )
  for (const post of [...shape.after.posts.values()]) {
    if (shape.after.areas.has(post.area_id)) continue
    const heir = heirs.get(post.area_id)
    if (heir) movePost(shape, post, { unit_id: post.unit_id, area_id: heir })
    else shape.after.posts.delete(post.id)
  }
  for (const post of shape.after.posts.values()) {
    const unit = shape.after.units.get(post.unit_id)
    if (!unit || shape.before.posts.has(post.id)) continue
    if (lineOf(shape.after.areas, post.area_id).includes(unit.area_id)) continue
    refuse(shape, 'post_outside_unit', unit.name, [shape.before.people.get(post.person_id) ?? ''])
  }
}
