import type { ClockRules } from '@linli/contract/catalogue'
import type { DoerKind, Urgency, Verifier } from '@linli/contract/codes/matters'
import type pg from 'pg'
import { type CompleteSeed, SEED, SEED_MAPPINGS } from '../modules/catalogue/seed.ts'
import { CATEGORY_PLAN } from './category-plan.ts'
import { copyRows, listOf, rowOf } from './copy-rows.ts'
import { idAt } from './identify.ts'
import { cutTemplate, type Template, TOPICS } from './phrases.ts'
import { randomFor } from './random.ts'
import type { DemoUnit, Roster } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** A published category with what the demonstration needs to invent its matters. */
export type DemoCategory = {
  id: string
  code: string
  doer_kind: DoerKind
  /** The one named unit, where `doer_kind` is `unit`. */
  doer: DemoUnit | undefined
  clocks: ClockRules
  urgency: Urgency
  verifier: Verifier
  may_self_close: boolean
  is_secret: boolean
  seen: readonly Template[]
  done: readonly string[]
  /** How often it is settled on the spot, and how often passed on, compared with the others. */
  self_weight: number
  routed_weight: number
}

/**
 * Publishes the catalogue that new districts begin with, in force from the first day of the matters, and answers the
 * categories that occur. `from` is that day; the editor of the catalogue stands as the person who put it in force.
 */
export async function publishCatalogue(
  client: pg.ClientBase,
  { district_id, roster }: Organisation,
  from: string,
): Promise<DemoCategory[]> {
  const publisher = publisherOf(roster)
  const at = new Date(`${from}T00:00:00+08:00`)
  const random = randomFor(district_id, 'catalogue')
  const editions = SEED.map((seed) => ({ seed, id: idAt(at.getTime(), random) }))
  const rows = editions.map(({ seed, id }) =>
    rowOf([
      district_id,
      id,
      seed.code,
      seed.parent_code,
      seed.name,
      listOf(seed.keywords),
      roster.keyed(seed.owner).id,
      seed.doer_kind,
      seed.doer && roster.keyed(seed.doer).id,
      seed.standard,
      seed.basis,
      JSON.stringify(seed.clocks),
      listOf(seed.evidence),
      seed.verifier,
      seed.may_self_close,
      seed.is_secret_by_default,
      seed.default_urgency,
      seed.reopen_days,
      from,
      at.toISOString(),
      publisher,
    ]),
  )
  await copyRows(client, { table: 'catalogue.edition', columns: EDITION_COLUMNS }, rows)
  const mappings = SEED_MAPPINGS.map(({ list, external_code, external_name, code }) =>
    rowOf([district_id, list, external_code, external_name, code]),
  )
  const columns = 'district_id, list, external_code, external_name, code'
  await copyRows(client, { table: 'catalogue.mapping', columns }, mappings)
  return editions.flatMap(({ seed, id }) => categoryOf(seed, id, roster) ?? [])
}

const EDITION_COLUMNS = `district_id, id, code, parent_code, name, keywords, owner_unit_id, doer_kind, doer_unit_id,
  standard, basis, clocks, evidence, verifier, may_self_close, is_secret_by_default, default_urgency, reopen_days,
  valid_from, published_at, published_by`

function publisherOf(roster: Roster): string {
  const editor = roster.posts.find(({ kind }) => kind === 'catalogue_editor')
  const person = editor?.person ?? roster.people[0]
  if (!person) throw new RangeError('nobody to publish the catalogue')
  return person.id
}

function categoryOf(seed: CompleteSeed, id: string, roster: Roster): DemoCategory | undefined {
  const [topic, self_weight, routed_weight] = CATEGORY_PLAN[seed.code] ?? []
  if (topic === undefined) return undefined
  const phrases = TOPICS[topic]
  if (!phrases) throw new RangeError(`no phrases about ${topic}`)
  return {
    id,
    code: seed.code,
    doer_kind: seed.doer_kind,
    doer: seed.doer ? roster.keyed(seed.doer) : undefined,
    clocks: seed.clocks,
    urgency: seed.default_urgency,
    verifier: seed.verifier,
    may_self_close: seed.may_self_close,
    is_secret: seed.is_secret_by_default,
    seen: phrases.seen.map(cutTemplate),
    done: phrases.done,
    self_weight: self_weight ?? 0,
    routed_weight: routed_weight ?? 0,
  }
}
