import type { Parsed } from '@linli/contract/endpoint'
import type { Named } from '@linli/contract/fields'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { categoryInForce, suggestCode } from '#modules/catalogue'
import { giveToUnit, type MadeMatter, makeMatter, takeMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { sayInGroup } from './add-message.ts'
import { findOwnGroup, type OwnGroup } from './queries/find-membership.ts'
import { type SelectedMessage, selectMessages } from './queries/select-messages.ts'
import { coveredBuildings, placeOf } from './queries/suggest-matter.ts'
import { quoteWords, spokenWords } from './quote-words.ts'
import { arrangesIn } from './registry-policy.ts'

type Raising = Parsed<typeof groups.raise_matter>

/** Messages become a matter in one act: their words, photos and place go along, and the group sees its number. The first who
 * spoke and lives here is its reporter. A secret matter gets no card: nobody in the group learns of it. Refuses what
 * `selectMessages`, `makeMatter` and `giveToUnit` refuse, and `may_not_assign`, `building_not_covered`, `group_closed`. */
export async function raiseMatter(ctx: CommandContext, input: Raising): Promise<void> {
  const { tx, actor } = ctx
  await lockTalk(ctx, input.group_id)
  const group = await findOwnGroup(tx, actor, input.group_id)
  if (input.unit_id && !arrangesIn(actor, group)) throw new Refusal('forbidden', 'may_not_assign')
  const messages = await selectMessages({ ...ctx, db: tx }, group, input.message_ids)
  const words = spokenWords(messages)
  const code = input.category_code ?? (await suggestCode({ ...ctx, db: tx }, words))
  const building = await placeIn(ctx, input, { words, messages })
  const made = await make(ctx, input, { group, messages, code, building })
  await keepTalk(ctx, group.id, messages)
  if (input.unit_id) {
    const matter = await takeMatter(tx, actor, ctx.new_id, 'assign')
    const note = `${group.name}报来`
    await giveToUnit(ctx, matter, { action: 'assign', unit_id: input.unit_id, note })
  }
  if (!made.is_secret) await showCard(ctx, group.id, made)
}

// Two who raise the same message wait for each other here, and the second one finds the number of the first.
async function lockTalk({ tx, actor }: CommandContext, group_id: string): Promise<void> {
  const found = await sql<{ closed_at: string | null }>`
    select closed_at from groups.group where district_id = ${actor.district_id} and id = ${group_id} for update`.execute(
    tx,
  )
  if (found.rows[0]?.closed_at) throw new Refusal('conflict', 'group_closed')
}

async function placeIn(
  { tx, actor }: CommandContext,
  { group_id, building_id }: Raising,
  said: { words: string; messages: readonly SelectedMessage[] },
): Promise<Named | null> {
  const buildings = await coveredBuildings(tx, actor.district_id, group_id)
  if (!building_id) return placeOf(said.words, said.messages, buildings)
  const chosen = buildings.find(({ id }) => id === building_id)
  if (!chosen) throw new Refusal('invalid', 'building_not_covered')
  return chosen
}

interface Made {
  group: OwnGroup
  messages: readonly SelectedMessage[]
  code: string
  building: Named | null
}

async function make(
  ctx: CommandContext,
  { note, urgency }: Raising,
  { group, messages, code, building }: Made,
): Promise<MadeMatter> {
  const { tx, actor, now } = ctx
  const category = await categoryInForce(tx, actor.district_id, code, shanghaiDay(now))
  if (!category) throw new Refusal('invalid', 'no_such_category')
  const reporter_id =
    actor.kind === 'resident'
      ? actor.person_id
      : messages.find(({ is_resident }) => is_resident)?.author_id
  return makeMatter(ctx, {
    action: 'report',
    source: 'group',
    description: quoteWords(messages, { note, names: !category.is_secret_by_default }),
    category_code: code,
    urgency,
    area_id: building?.id ?? group.grid_id,
    address: building?.name,
    file_ids: [],
    carried_file_ids: messages.flatMap(({ file_ids }) => file_ids),
    is_for_place: true,
    ...(reporter_id && { reporter: { resident_id: reporter_id } }),
  })
}

async function keepTalk(
  { tx, actor, now, new_id }: CommandContext,
  group_id: string,
  messages: readonly SelectedMessage[],
): Promise<void> {
  await sql`
    insert into groups.talk (district_id, matter_id, group_id, raised_by, raised_at, message_ids)
    values (${actor.district_id}, ${new_id}, ${group_id}, ${actor.person_id}, ${now}, ${messages.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  )
}

async function showCard(
  ctx: CommandContext,
  group_id: string,
  { number, category_name }: MadeMatter,
): Promise<void> {
  await sayInGroup(ctx, {
    group_id,
    kind: 'matter',
    text: `已报成事项 ${number}：${category_name}`,
    matter_id: ctx.new_id,
    card: { noun: 'matter', id: ctx.new_id },
  })
}
