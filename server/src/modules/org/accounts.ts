import type { Parsed } from '@linli/contract/endpoint'
import type { org } from '@linli/contract/org'
import { sql } from 'kysely'
import {
  closeAccount as close,
  openAccount as open,
  takeStaff,
  tieMember as tie,
  untieMember as untie,
} from '#modules/identity'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { mayArrange } from './policy.ts'
import { readPosts } from './queries/posts.ts'

/** Opens an account, or opens it again, with a first password that must be changed.
 * Refuses: `not_found`, `not_yourself`, `outside_your_area`, `account_taken`, `password_contains_account`. */
export async function openAccount(
  context: CommandContext,
  input: Parsed<typeof org.open_account>,
): Promise<void> {
  await takePerson(context, input.person_id)
  await open(context, { ...input, must_change: true })
}

/** Closes an account and ends all its visits. Refuses: `not_found`, `not_yourself`, `outside_your_area`. */
export async function closeAccount(
  context: CommandContext,
  { person_id }: Parsed<typeof org.close_account>,
): Promise<void> {
  await takePerson(context, person_id)
  await close(context, person_id)
}

/** Says which member of the corporation's WeCom somebody is. Refuses: `not_found`, `not_yourself`, `outside_your_area`,
 * `no_such_door`, `no_account`, `tied_to_another`. */
export async function tieMember(
  context: CommandContext,
  input: Parsed<typeof org.tie_member>,
): Promise<void> {
  await takePerson(context, input.person_id)
  await tie(context, input)
}

/** Ends the tie. Refuses: `not_found`, `not_yourself`, `outside_your_area`. */
export async function untieMember(
  context: CommandContext,
  { person_id }: Parsed<typeof org.untie_member>,
): Promise<void> {
  await takePerson(context, person_id)
  await untie(context, person_id)
}

// Whoever runs a street only may not take over the account of somebody who holds a post beyond it.
async function takePerson({ tx, actor, now }: CommandContext, person_id: string) {
  if (person_id === actor.person_id) throw new Refusal('forbidden', 'not_yourself')
  if (!(await takeStaff(tx, actor.district_id, person_id))) throw notFound()
  // Posts of later days count too: whoever sets a password today would have it then.
  const posts = await readPosts(
    tx,
    actor.district_id,
    sql`t.person_id = ${person_id} and (t.valid_to is null or t.valid_to > ${shanghaiDay(now)}::date)`,
  )
  if (!posts.every((post) => mayArrange(actor, post.line))) {
    throw new Refusal('forbidden', 'outside_your_area')
  }
}
