import type { AreaLevel, Role } from '@linli/contract/identity'

/** A post that the actor holds today, own or as a substitute. */
export interface ActorPost {
  id: string
  kind: string
  role: Role
  unit_id: string
  unit_name: string
  area_id: string
  area_name: string
  level: AreaLevel
  on_behalf_of: { id: string; name: string } | null
}

/** Who asks: known to every operation, made by the authenticator from the session's cookie. */
export interface Actor {
  kind: 'visitor' | 'resident' | 'staff'
  district_id: number
  person_id: string
  name: string | null
  session_id: string | null
  roles: readonly Role[]
  posts: readonly ActorPost[]
  /** This person and everybody whose queue they take today. */
  acts_for: readonly string[]
  must_change_password: boolean
}

/** Whether somebody holds a post that gives this role for the whole district. */
export function holdsInDistrict({ posts }: Pick<Actor, 'posts'>, role: Role): boolean {
  return posts.some((post) => post.role === role && post.level === 'district')
}
