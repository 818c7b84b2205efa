import type { DisputeType } from '@linli/contract/codes/dispute-types'
import type { DisputeRisk, DisputeSource } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'

/** How a dispute of a test went; moments are days of 2022. */
export interface Went {
  committee_id: string
  studio_id?: string | null
  street_id?: string | null
  type?: DisputeType
  source?: DisputeSource
  accepted: string
  held?: string
  agreed?: string
  form?: 'written' | 'oral'
  is_partial?: boolean
  failed?: string
  /** Things promised: until when, and when it was done. */
  promised?: readonly (readonly [due_on: string, performed_on: string | null])[]
  revived_after?: number
  risk?: DisputeRisk
}

const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)

/** Puts a dispute into the tables as it went, without the acts that would have led there; answers its id. */
export async function aWentDispute(app: TestApp, world: World, went: Went): Promise<string> {
  const { db } = app.services.database
  const { district_id, people } = world
  const [id, agreement_id, session_id, by] = [
    newId(app.clock.now()),
    newId(app.clock.now()),
    newId(app.clock.now()),
    people.zhao_street,
  ]
  const accepted = noon(went.accepted)
  const ended = went.agreed ?? went.failed ?? null
  const state = went.agreed ? 'agreed' : went.failed ? 'failed' : 'accepted'
  await sql`
    insert into mediation.dispute (district_id, id, number, committee_id, studio_id, state, source, type, difficulty, title_words,
      street_id, requested_at, request_proof, opened_by, opened_at, decide_by, decide_basis, accepted_at, ends_on, termination,
      routes, ended_at)
    values (${district_id}, ${id}, ${id}, ${went.committee_id}, ${went.studio_id ?? null}, ${state}, ${went.source ?? 'oral'},
      ${went.type ?? 'neighbour.water'}, 'simple', '漏水', ${went.street_id ?? world.areas.xinqu}, ${accepted}, 'oral_record', ${by},
      ${accepted}, ${went.accepted}, '规则', ${accepted}, ${went.accepted}, ${went.failed ? 'no_consensus' : null},
      ${went.failed ? ['litigation'] : []}, ${ended ? noon(ended) : null})`.execute(db)
  for (const side of ['a', 'b'])
    await sql`
      insert into mediation.party (district_id, id, dispute_id, side, position, kind, sealed_name, name_index, capacity, added_by,
        added_at)
      values (${district_id}, ${newId(app.clock.now())}, ${id}, ${side}, 0, 'person', '', '', 'full', ${by}, ${accepted})`.execute(
      db,
    )
  if (went.held)
    await sql`
      insert into mediation.session (district_id, id, dispute_id, kind, mediator_ids, starts_at, ends_at, state, planned_by,
        planned_at, held_from, held_until)
      values (${district_id}, ${session_id}, ${id}, 'joint', '{}', ${noon(went.held)}, ${new Date(noon(went.held).getTime() + 3.6e6)},
        'held', ${by}, ${accepted}, ${noon(went.held)}, ${new Date(noon(went.held).getTime() + 3.6e6)})`.execute(
      db,
    )
  if (went.risk)
    await sql`
      insert into mediation.risk (district_id, id, dispute_id, kind, sealed_words, by_id, at)
      values (${district_id}, ${newId(app.clock.now())}, ${id}, ${went.risk}, '', ${by}, ${accepted})`.execute(
      db,
    )
  if (went.agreed) await anAgreement(app, world, { ...went, id, agreement_id, agreed: went.agreed })
  return id
}

async function anAgreement(
  app: TestApp,
  { district_id, people }: World,
  went: Went & { id: string; agreement_id: string; agreed: string },
): Promise<void> {
  const { db } = app.services.database
  const { id, agreement_id } = went
  const at = noon(went.agreed)
  const by = people.zhao_street
  const isOral = went.form === 'oral'
  const signed = isOral ? null : at
  await sql`
    insert into agreements.agreement (district_id, id, dispute_id, form, state, is_partial, version, digest, party_ids, drafted_by,
      drafted_at, parties_signed_at, mediator_signed_at, sealed_at, sealed_by, seal_keeper, agreed_at, effective_at, confirm_due_on)
    values (${district_id}, ${agreement_id}, ${id}, ${isOral ? 'oral' : 'written'}, 'effective', ${went.is_partial ?? false}, 1, '',
      '{}', ${by}, ${at}, ${signed}, ${signed}, ${signed}, ${isOral ? null : by}, ${isOral ? null : '文书'},
      ${isOral ? at : null}, ${at}, ${went.agreed})`.execute(db)
  for (const [position, [due_on, performed_on]] of (went.promised ?? []).entries())
    await sql`
      insert into agreements.obligation (district_id, id, agreement_id, dispute_id, position, kind, from_party_id, to_party_id,
        sealed_what, manner, due_on, is_on_spot, performed_on)
      values (${district_id}, ${newId(app.clock.now())}, ${agreement_id}, ${id}, ${position}, 'act', ${by}, ${id}, '', '', ${due_on},
        false, ${performed_on})`.execute(db)
  if (went.revived_after !== undefined)
    await sql`
      insert into agreements.relapse (district_id, agreement_id, dispute_id, days, words, recorded_by, recorded_at)
      values (${district_id}, ${agreement_id}, ${newId(app.clock.now())}, ${went.revived_after}, '又吵', ${by}, ${at})`.execute(
      db,
    )
}
