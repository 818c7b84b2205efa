import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Named } from '@linli/contract/fields'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { categoryInForce, suggestCode } from '#modules/catalogue'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { buildingIn, quoteWords, spokenWords } from '../quote-words.ts'
import { arrangesIn } from '../registry-policy.ts'
import { unitsFor } from '../unit-for.ts'
import { findOwnGroup } from './find-membership.ts'
import { type SelectedMessage, selectMessages } from './select-messages.ts'

/** What selected messages would become, before somebody raises them. */
export async function suggestMatter(
  ctx: QueryContext,
  { group_id, message_ids }: Parsed<typeof groups.suggest_matter>,
): Promise<Output<typeof groups.suggest_matter>> {
  const { db, actor, now } = ctx
  const group = await findOwnGroup(db, actor, group_id)
  const messages = await selectMessages(ctx, group, message_ids)
  const words = spokenWords(messages)
  const code = await suggestCode(ctx, words)
  const category = await categoryInForce(db, actor.district_id, code, shanghaiDay(now))
  if (!category) throw new Refusal('invalid', 'no_such_category')
  const buildings = await coveredBuildings(db, actor.district_id, group_id)
  const building = placeOf(words, messages, buildings)
  const facts = {
    ...group,
    building_id: building?.id ?? null,
    doer_kind: category.doer_kind,
    doer_unit_id: category.doer_unit_id,
    category_code: code,
    urgency: category.default_urgency,
  }
  const [unit] = await unitsFor(db, { district_id: actor.district_id, group_id }, [facts], now)
  return {
    description: quoteWords(messages, { names: !category.is_secret_by_default }),
    category: { code, name: category.name },
    building,
    buildings,
    unit: unit ?? null,
    may_assign: arrangesIn(actor, group),
  }
}

/** The buildings that a group covers. */
export async function coveredBuildings(
  db: Db | Tx,
  district_id: number,
  group_id: string,
): Promise<Named[]> {
  const found = await sql<Named>`
    select b.id, b.name from groups.cover as c join org.area as b on b.district_id = c.district_id and b.id = c.building_id
    where c.district_id = ${district_id} and c.group_id = ${group_id} order by b.code`.execute(db)
  return found.rows
}

/** Where it is: the building that the words speak of, else the one in which whoever spoke lives. */
export function placeOf(
  words: string,
  messages: readonly Pick<SelectedMessage, 'building_id'>[],
  buildings: readonly Named[],
): Named | null {
  const home = messages[0]?.building_id
  return buildingIn(words, buildings) ?? buildings.find(({ id }) => id === home) ?? null
}
