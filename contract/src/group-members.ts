import { z } from 'zod'
import { MEMBER_KINDS, MEMBER_STATUSES } from './codes/groups.ts'
import { command, query } from './endpoint.ts'
import { Done, Id, Instant, Named, Page, ShortText } from './fields.ts'

const Alias = z.string().trim().min(1).max(20)
/** Of a printed code, or of an arrival out of a group outside. */
const Token = z.string().min(16).max(128)

/** A way in by a printed code. */
export const Invitation = z.object({
  id: Id,
  group: Named,
  community: Named,
  made_at: Instant,
  ends_at: Instant,
  /** Ended by a keeper, or over by itself. */
  is_over: z.boolean(),
  /** Null once it is over; the address is `/groups/join#<token>`. */
  token: z.string().nullable(),
})
export type Invitation = z.infer<typeof Invitation>

/** What somebody who asks to be let in sees of the group. */
export const InvitedGroup = z.object({
  group: Named,
  community: Named,
  rules: z.string().nullable(),
  keeper_name: z.string(),
  buildings: z.array(Named),
  ends_at: Instant,
  /** Where this person's membership stands; null where there is none. */
  status: z.enum(MEMBER_STATUSES).nullable(),
})
export type InvitedGroup = z.infer<typeof InvitedGroup>

/** My own membership of a group. */
export const Membership = z.object({
  group: Named,
  kind: z.enum(MEMBER_KINDS),
  status: z.enum(MEMBER_STATUSES),
  alias: z.string().nullable(),
  building: Named.nullable(),
})
export type Membership = z.infer<typeof Membership>

/** Somebody who waits to be let in: never a phone. */
export const WaitingMember = z.object({
  group: Named,
  person_id: Id,
  alias: z.string(),
  building: Named.nullable(),
  asked_at: Instant,
  /** A keeper has removed this person before. */
  was_removed: z.boolean(),
})
export type WaitingMember = z.infer<typeof WaitingMember>

/** Somebody whom a keeper put out, for those who keep the group. */
export const RemovedMember = z.object({
  id: Id,
  person: Named.extend({ kind: z.enum(MEMBER_KINDS) }),
  reason: z.string(),
  by: Named,
  at: Instant,
  /** `asked` once this person asks to be let in again. */
  status: z.enum(MEMBER_STATUSES),
})
export type RemovedMember = z.infer<typeof RemovedMember>

const person = { group_id: Id, person_id: Id }

/** How people come into a group and leave it. */
export const membership = {
  /** Makes a way in that a keeper prints. Refuses: group_closed. */
  invite: command('/groups.invite', z.object({ group_id: Id }), Invitation),
  list_invitations: query(
    '/groups.list_invitations',
    z.object({ group_id: Id }),
    z.array(Invitation),
  ),
  end_invitation: command('/groups.end_invitation', z.object({ id: Id }), Invitation),
  /** What a printed code leads to. Refuses: invitation_not_valid, for whatever is wrong with it. */
  look_at_invitation: query('/groups.look_at_invitation', z.object({ token: Token }), InvitedGroup),
  /** Asks to be let in; asking again changes the words and nothing else. Refuses: invitation_not_valid, building_not_covered. */
  ask_to_join: command(
    '/groups.ask_to_join',
    z.object({ group_id: Id, token: Token, alias: Alias, building_id: Id.optional() }),
    Membership,
  ),
  /** Says which group of ours an ordinary group of WeChat is, out of which a keeper has come. Refuses: invitation_not_valid,
   * group_closed, outside_tied_already. */
  tie_outside: command('/groups.tie_outside', z.object({ group_id: Id, token: Token }), Done),
  /** Those who wait in one group, or in all that this person keeps, the longest first. */
  list_waiting: query(
    '/groups.list_waiting',
    z.object({ group_id: Id.optional() }),
    z.array(WaitingMember),
  ),
  /** Refuses: not_waiting_any_more, group_closed. */
  approve: command('/groups.approve', z.object(person), Done),
  /** Refuses: not_waiting_any_more. */
  decline: command('/groups.decline', z.object(person), Done),
  /** Refuses: keeper_stays. */
  leave: command('/groups.leave', z.object({ group_id: Id }), Membership),
  /** Whoever left asks to come back. Refuses: not_left, group_closed. */
  rejoin: command('/groups.rejoin', z.object({ group_id: Id }), Membership),
  /** Groups that I left, and those that I wait to be let into; where I was put out, none. */
  list_left: query('/groups.list_left', z.object({}), z.array(Membership)),
  /** Who was put out and is not back, the newest first, for those who keep the group. */
  list_removed: query(
    '/groups.list_removed',
    z.object({ group_id: Id, ...Page }),
    z.object({ items: z.array(RemovedMember), next_cursor: z.string().nullable() }),
  ),
  /** Whose words in this group I do not want to see, by when I said so; nobody else is shown it. */
  list_blocked: query(
    '/groups.list_blocked',
    z.object({ group_id: Id }),
    z.array(Named.extend({ kind: z.enum(MEMBER_KINDS) })),
  ),
  /** A keeper puts somebody out; the reason is kept. Refuses: keeper_stays, not_a_member. */
  remove_member: command('/groups.remove_member', z.object({ ...person, reason: ShortText }), Done),
  /** Colleagues with a post of property, utility, police, community, law or as head of a building who may be taken in here. */
  list_candidates: query(
    '/groups.list_candidates',
    z.object({ group_id: Id }),
    z.array(Named.extend({ kind: z.enum(MEMBER_KINDS), unit: Named, is_in: z.boolean() })),
  ),
  /** A keeper takes in a colleague by their post. Refuses: no_fitting_post, group_closed. */
  add_member: command('/groups.add_member', z.object(person), Done),
}
