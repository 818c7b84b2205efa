import type { Output } from '@linli/contract/endpoint'
import type { identity, Me, Session } from '@linli/contract/identity'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'

/** Who the actor is, where, and what they may be; visitors too. */
export async function viewMe({ db, actor, keys }: QueryContext): Promise<Me> {
  const found = await sql<{
    name: string
    is_demonstration: boolean
    lng: number
    lat: number
    datum: 'wgs84' | 'gcj02'
    sealed_name: Buffer | null
  }>`
    select d.name, d.is_demonstration, d.lng, d.lat, d.datum, p.sealed_name
    from platform.district d
    left join identity.person p on p.district_id = d.district_id and p.id = ${actor.person_id}
    where d.district_id = ${actor.district_id}`.execute(db)
  const row = found.rows[0]
  const name = actor.name ?? (row?.sealed_name ? keys.unseal(row.sealed_name) : '')
  return {
    kind: actor.kind,
    person: actor.kind === 'visitor' ? null : { id: actor.person_id, name },
    district: row
      ? {
          district_id: actor.district_id,
          name: row.name,
          is_demonstration: row.is_demonstration,
          center: { lng: row.lng, lat: row.lat, datum: row.datum },
        }
      : null,
    posts: actor.posts.map((post) => ({
      id: post.id,
      kind: post.kind,
      role: post.role,
      unit: { id: post.unit_id, name: post.unit_name },
      area: { id: post.area_id, name: post.area_name, level: post.level },
      on_behalf_of: post.on_behalf_of,
    })),
    roles: [...actor.roles],
    must_change_password: actor.must_change_password,
  }
}

/** What a sign-in answers. Refuses `sign_in_again` to a repeat: the cookie went with the first answer and is not given
 * out twice. */
export async function viewSignedIn(context: QueryContext, session_id: string): Promise<Me> {
  if (context.actor.session_id === session_id) return viewMe(context)
  throw new Refusal('unauthenticated', 'sign_in_again')
}

/** The actor's visits that are not over, newest first. */
export async function listSessions({ db, actor, now }: QueryContext): Promise<Session[]> {
  const found = await sql<{ id: string; started_at: string; last_used_at: string; device: string }>`
    select id, started_at, last_used_at, device from identity.session
    where district_id = ${actor.district_id} and person_id = ${actor.person_id} and ended_at is null
      and ends_at > ${now} and last_used_at + make_interval(secs => idle_seconds) > ${now}
    order by started_at desc, id desc`.execute(db)
  return found.rows.map((row) => ({
    id: row.id,
    is_current: row.id === actor.session_id,
    started_at: row.started_at,
    last_used_at: row.last_used_at,
    device: row.device,
  }))
}

/** The answer of a command that leaves nothing to show. */
export async function viewDone(): Promise<Output<typeof identity.sign_out>> {
  return { done: true }
}
