import type { Actor } from '#platform/actor'
import type { CommandContext, LiveChange } from '#platform/module'
import { maySee, type SightFacts } from './policy.ts'

type Announced = SightFacts & { id: string }

/** Tells the open pages of everybody who may see the matter, and of those who could see it until now, that it changed. */
export function announceMatter(ctx: CommandContext, matter: Announced, before = matter): void {
  ctx.announce({
    noun: 'matter',
    id: matter.id,
    district_id: ctx.actor.district_id,
    facts: { ...factsOf(matter), ...factsOf(before, BEFORE) },
  })
}

/**
 * Whether an open page of this person may hear that a matter changed: whoever may see it now, or could just before, so
 * that a page with what was made secret or went elsewhere asks again and shows it no longer.
 */
export function hearsMatter(actor: Actor, facts: LiveChange['facts']): boolean {
  return maySee(actor, seenIn(facts, '')) || maySee(actor, seenIn(facts, BEFORE))
}

const BEFORE = 'before_'

/** By which those who may hear of a matter are found. */
export function factsOf(matter: SightFacts, prefix = ''): LiveChange['facts'] {
  const { street_id, community_id, grid_id, unit_id, assignee_id, reporter_id } = matter
  const { is_secret, helper_unit_ids, escalated_unit_id } = matter
  const facts = {
    street_id,
    community_id,
    grid_id,
    unit_id,
    assignee_id,
    reporter_id,
    is_secret,
    escalated_unit_id,
    helper_unit_ids: [...helper_unit_ids],
  }
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [prefix + key, value]))
}

function seenIn(facts: LiveChange['facts'], prefix: string): SightFacts {
  const text = (key: string) => {
    const value = facts[prefix + key]
    return typeof value === 'string' ? value : null
  }
  return {
    street_id: text('street_id'),
    community_id: text('community_id'),
    grid_id: text('grid_id'),
    unit_id: text('unit_id'),
    assignee_id: text('assignee_id'),
    reporter_id: text('reporter_id'),
    escalated_unit_id: text('escalated_unit_id'),
    is_secret: facts[`${prefix}is_secret`] === true,
    helper_unit_ids: helpersIn(facts[`${prefix}helper_unit_ids`]),
  }
}

function helpersIn(value: LiveChange['facts'][string] | undefined): string[] {
  return Array.isArray(value) ? value.filter((id) => id !== null) : []
}
