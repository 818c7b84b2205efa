import type { Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { after } from './lifecycle.ts'
import { lostRule } from './rules.ts'
import { takeCase } from './take-case.ts'
import { withdrawPhoto } from './withdraw-photo.ts'
import { writeStep } from './write-step.ts'

/** Found, or the family is found: everything that is not out stops, a stop notice goes to every place where it went, the photo leaves
 * every page, and the public page says that it is over. Whoever was published is told of it later (个人信息保护法 art. 18). */
export async function findPerson(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.find>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const row = await takeCase(ctx, input.id, 'find')
  const rule = await lostRule(tx, actor.district_id, now)
  await withdrawPhoto(ctx, row, 'found')
  const isPublished = row.published_at !== null
  // The page goes on saying that it is over, for those who find the link later.
  const card_ends_at = isPublished ? new Date(now.getTime() + rule.card_hours * 3_600_000) : null
  const notice_due_on = isPublished ? lastOf(now, rule.notice_days) : null
  await sql`
    update lost_person.case set state = ${after('find', row.state)}, found_at = ${now}, found_words = ${input.words},
      card_ends_at = ${card_ends_at}, notice_due_on = ${notice_due_on}
    where district_id = ${actor.district_id} and id = ${row.id}`.execute(tx)
  await writeStep(ctx, row, { act: 'find', words: input.words })
  await writeStep(ctx, row, { act: 'withdraw' })
}

function lastOf(now: Date, days: number): string {
  return shanghaiDay(new Date(now.getTime() + days * 86_400_000))
}

/** Who took the person into their care, how the relation was made sure of, and that a document was seen: its number is never
 * stored. Refuses: `relation_not_checked` where it is the family. */
export async function handOver(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.hand_over>,
): Promise<void> {
  const { tx, actor, now } = ctx
  if (input.to === 'family' && (!input.relation || !input.relation_checked))
    throw new Refusal('invalid', 'relation_not_checked')
  const row = await takeCase(ctx, input.id, 'hand_over')
  await sql`
    update lost_person.case set state = ${after('hand_over', row.state)}, handed_over_at = ${now}, handed_over_to = ${input.to},
      sealed_receiver = ${ctx.keys.seal(input.receiver)}, relation = ${input.relation ?? null},
      relation_checked = ${input.relation_checked ?? null}, is_id_seen = ${input.is_id_seen}
    where district_id = ${actor.district_id} and id = ${row.id}`.execute(tx)
  await writeStep(ctx, row, { act: 'hand_over', words: input.words, facts: { to: input.to } })
}

/** The person or the family was told what had been published about them, and to whom (个人信息保护法 art. 18). */
export async function informPerson(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.inform>,
): Promise<void> {
  const row = await takeCase(ctx, input.id, 'inform')
  await sql`
    update lost_person.case set noticed_at = ${ctx.now}, notice_words = ${input.words}
    where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(ctx.tx)
  await writeStep(ctx, row, { act: 'inform', words: input.words })
}

/** Closes a case; from now on the days run after which what is personal is forgotten. Refuses: `person_not_told`. */
export async function closeCase(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.close>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const row = await takeClosable(ctx, input.id)
  const rule = await lostRule(tx, actor.district_id, now)
  if (row.photo_withdrawn_at === null) await withdrawPhoto(ctx, row, 'found')
  await sql`
    update lost_person.case set state = ${after('close', row.state)}, closed_at = ${now}, close_reason = ${input.reason},
      erase_on = ${lastOf(now, rule.retention_days)}
    where district_id = ${actor.district_id} and id = ${row.id}`.execute(tx)
  await writeStep(ctx, row, { act: 'close', words: input.reason })
}

async function takeClosable(ctx: CommandContext, id: string) {
  try {
    return await takeCase(ctx, id, 'close')
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'may_not_close') throw error
    const found = await sql<{ owes: boolean }>`
      select notice_due_on is not null and noticed_at is null as owes from lost_person.case
      where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(ctx.tx)
    throw found.rows[0]?.owes ? new Refusal('conflict', 'person_not_told') : error
  }
}
