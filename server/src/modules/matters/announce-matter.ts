import type { Actor } from '#platform/actor'
import type { CommandContext, LiveChange } from '#platform/module'
import { maySee } from './policy.ts'

interface Announced {
  id: string
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  unit_id: string | null
  assignee_id: string | null
  reporter_id: string | null
  is_secret: boolean
}

/** Tells the open pages of everybody who may see the matter, and of those who had it until now, that it changed. */
export function announceMatter(
  ctx: CommandContext,
  matter: Announced,
  before: (string | null)[] = [],
): void {
  const { street_id, community_id, grid_id, unit_id, assignee_id, reporter_id, is_secret } = matter
  ctx.announce({
    noun: 'matter',
    id: matter.id,
    district_id: ctx.actor.district_id,
    facts: {
      street_id,
      community_id,
      grid_id,
      unit_id,
      assignee_id,
      reporter_id,
      is_secret,
      before,
    },
  })
}

/** Whether an open page of this person may hear that a matter changed: whoever may see it now, or had it just before. */
export function hearsMatter(actor: Actor, facts: LiveChange['facts']): boolean {
  const text = (key: string) => {
    const value = facts[key]
    return typeof value === 'string' ? value : null
  }
  const seen = {
    status: 'reported' as const,
    street_id: text('street_id'),
    community_id: text('community_id'),
    grid_id: text('grid_id'),
    unit_id: text('unit_id'),
    assignee_id: text('assignee_id'),
    reporter_id: text('reporter_id'),
    handled_by: null,
    is_secret: facts['is_secret'] === true,
    void_proposed_by: null,
    returned_by: [],
  }
  if (maySee(actor, seen)) return true
  const before = Array.isArray(facts['before']) ? facts['before'] : []
  return before.some(
    (id) =>
      id !== null &&
      (actor.acts_for.includes(id) || actor.posts.some((post) => post.unit_id === id)),
  )
}
