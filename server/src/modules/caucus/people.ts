import type { Side } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import type { Context } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Somebody at the table; mediators sit on no side. */
export interface Seated {
  side: Side | null
  /** Of a party; null for agents and mediators. */
  party_id: string | null
  /** The account, where there is one. */
  person_id: string | null
  name: string
  sealed_phone: Buffer | null
}

/** Everybody at a table today: living parties, valid agents, mediators of the case. One statement. For commands that tell them and for
 * answers to those who sit there. */
export async function seatedAt(
  db: Db | Tx,
  { actor, now, keys }: Pick<Context, 'now' | 'keys'> & { actor: { district_id: number } },
  dispute_id: string,
): Promise<Seated[]> {
  const { district_id } = actor
  const found = await sql<{
    side: Side | null
    party_id: string | null
    person_id: string | null
    sealed_name: Buffer | null
    public_name: string | null
    sealed_phone: Buffer | null
  }>`
    select p.side, p.id as party_id, p.person_id, p.sealed_name, null as public_name,
      coalesce(p.sealed_phone, i.sealed_phone) as sealed_phone, 0 as rank, p.position as place
    from mediation.party as p left join identity.person as i on i.district_id = p.district_id and i.id = p.person_id
    where p.district_id = ${district_id} and p.dispute_id = ${dispute_id} and p.died_at is null
    union all
    select p.side, null, g.person_id, g.sealed_name, null, g.sealed_phone, 1, p.position
    from mediation.agent as g join mediation.party as p on p.district_id = g.district_id and p.id = g.party_id
    where g.district_id = ${district_id} and g.dispute_id = ${dispute_id} and p.died_at is null and g.ended_at is null
      and (g.ends_on is null or g.ends_on >= ${shanghaiDay(now)}::date)
    union all
    select null, null, c.person_id, i.sealed_name, i.public_name, i.sealed_phone, 2, 0
    from mediation.case_mediator as c join identity.person as i on i.district_id = c.district_id and i.id = c.person_id
    where c.district_id = ${district_id} and c.dispute_id = ${dispute_id} and c.until_at is null
    order by rank, place, party_id`.execute(db)
  return found.rows.map(({ sealed_name, public_name, ...row }) => ({
    ...row,
    name: public_name ?? (sealed_name ? keys.unseal(sealed_name) : ''),
  }))
}

/** Accounts of those who sit on a side. */
export function accountsOn(seated: readonly Seated[], sides: readonly Side[]): string[] {
  return accounts(seated.filter(({ side }) => side !== null && sides.includes(side)))
}

/** Accounts of the mediators of the case. */
export function mediatorsOf(seated: readonly Seated[]): string[] {
  return accounts(seated.filter(({ side }) => side === null))
}

function accounts(seated: readonly Seated[]): string[] {
  return [...new Set(seated.flatMap(({ person_id }) => (person_id ? [person_id] : [])))]
}
