import { type RawBuilder, sql } from 'kysely'
import { sendText } from '#modules/channels'
import type { CommandContext } from '#platform/module'

/** One text a person about all matters that concern them, named by number, three at most. `who` gives rows of `person_id`
 * and `number`; people without a phone are passed over. */
export async function tellPeople(
  ctx: CommandContext,
  told: { who: RawBuilder<unknown>; purpose: string; words: (numbers: string) => string },
): Promise<void> {
  const people = await sql<{ sealed_phone: Buffer; numbers: string[] }>`
    select p.sealed_phone, array_agg(distinct w.number order by w.number) as numbers
    from (${told.who}) as w (person_id, number)
    join identity.person as p on p.district_id = ${ctx.actor.district_id} and p.id = w.person_id
    where p.sealed_phone is not null group by p.id, p.sealed_phone`.execute(ctx.tx)
  for (const { sealed_phone, numbers } of people.rows) {
    const named = numbers.slice(0, 3).join('、')
    const all = numbers.length > 3 ? `${named}等 ${numbers.length} 件事项` : `${named}`
    const phone = ctx.keys.unseal(sealed_phone)
    await sendText(ctx, { phone, text: told.words(all), purpose: told.purpose })
  }
}
