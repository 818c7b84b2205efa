import type { Actor } from '#platform/actor'
import type { CommandContext, LiveChange } from '#platform/module'
import { type SightFacts, scopesOf, unitsOf } from './policy.ts'

// A notice must fit into what PostgreSQL carries; beyond so many ids it is meant for everybody.
const MOST_IDS = 120

/** Tells in one notice that many matters have changed: to the people of their places and units, who ask again for what is
 * on their screen. It names no matter, so it betrays none. */
export function announceMatters(
  ctx: CommandContext,
  batch_id: string,
  rows: readonly { matter: SightFacts; now: SightFacts }[],
): void {
  const facts = rows.flatMap(({ matter, now }) => [matter, now])
  const of = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]
  const areas = of(facts.flatMap((one) => [one.street_id, one.community_id, one.grid_id]))
  const units = of(facts.flatMap((one) => [one.unit_id, ...one.helper_unit_ids]))
  const people = of(facts.flatMap((one) => [one.assignee_id, one.reporter_id]))
  const isForAll = areas.length + units.length + people.length > MOST_IDS
  ctx.announce({
    noun: 'matters',
    id: batch_id,
    district_id: ctx.actor.district_id,
    facts: isForAll ? {} : { areas, units, people },
  })
}

/** Whether an open page of this person may show one of the matters that have changed. */
export function hearsMatters(actor: Actor, facts: LiveChange['facts']): boolean {
  const { areas, units, people } = facts
  if (!Array.isArray(areas) || !Array.isArray(units) || !Array.isArray(people)) return true
  return (
    actor.acts_for.some((id) => people.includes(id)) ||
    unitsOf(actor).some((id) => units.includes(id)) ||
    scopesOf(actor).some(({ column, area_id }) => column === 'district' || areas.includes(area_id))
  )
}
