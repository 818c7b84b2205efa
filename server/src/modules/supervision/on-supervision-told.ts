import { type RawBuilder, sql } from 'kysely'
import { tellPeople } from '#modules/matters'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

type Told = 'order' | 'order_answered' | 'instruction' | 'instruction_answered'

/** Asks for those to be told whom an order, an instruction or its answer concerns. */
export function tellOf(ctx: CommandContext, subject_id: string, what: Told): void {
  ctx.emit('supervision.told', {
    district_id: String(ctx.actor.district_id),
    subject_id,
    what,
  })
}

const WORDS: Record<Told, (numbers: string) => string> = {
  order: (numbers) => `【邻里】${numbers}有督办单，请按期回复办理情况。`,
  order_answered: (numbers) => `【邻里】${numbers}的督办单已有回复，请查看，办好了请解除督办。`,
  instruction: (numbers) => `【邻里】${numbers}有领导批示，请查看落实。`,
  instruction_answered: (numbers) => `【邻里】您对 ${numbers} 的批示已有回复，请查看。`,
}

/** Tells the unit of an order or instruction, or whoever issued it that it has been answered, by one text a person. */
export async function onSupervisionTold(
  ctx: CommandContext,
  payload: Record<string, string>,
): Promise<void> {
  const { subject_id = '', what } = payload
  const told = TOLD.find((one) => one === what)
  if (!told) return
  await tellPeople(ctx, {
    purpose: `supervision.${told}`,
    words: WORDS[told],
    who: told.endsWith('_answered') ? issuers(ctx, told, subject_id) : units(ctx, told, subject_id),
  })
}

const TOLD: readonly Told[] = ['order', 'order_answered', 'instruction', 'instruction_answered']

function issuers({ actor }: CommandContext, told: Told, id: string): RawBuilder<unknown> {
  return told === 'order_answered'
    ? sql`select o.issued_by, m.number from supervision.order_sheet as o
        join matters.matter as m on m.district_id = o.district_id and m.id = o.matter_id
        where o.district_id = ${actor.district_id} and o.id = ${id}`
    : sql`select i.given_by, m.number from supervision.instruction as i
        join matters.matter as m on m.district_id = i.district_id and m.id = i.matter_id
        where i.district_id = ${actor.district_id} and i.id = ${id}`
}

// Those who work there, the units that get a copy too.
function units({ actor, now }: CommandContext, told: Told, id: string): RawBuilder<unknown> {
  const today = shanghaiDay(now)
  const posts = sql`o.kind <> all(array['mediator', 'lawyer', 'legal_guide', 'building_lead'])
      and o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today})`
  return told === 'order'
    ? sql`select o.person_id, m.number from supervision.order_sheet as s
        join matters.matter as m on m.district_id = s.district_id and m.id = s.matter_id
        join org.post as o on o.district_id = s.district_id and o.unit_id = any(s.copy_unit_ids || s.unit_id) and ${posts}
        where s.district_id = ${actor.district_id} and s.id = ${id}`
    : sql`select o.person_id, m.number from supervision.instruction as s
        join matters.matter as m on m.district_id = s.district_id and m.id = s.matter_id
        join org.post as o on o.district_id = s.district_id and o.unit_id = s.unit_id and ${posts}
        where s.district_id = ${actor.district_id} and s.id = ${id}`
}
