import { tellPeople } from '#modules/matters'
import type { CommandContext } from '#platform/module'
import { type Asked, issuersOf, workersOf } from './told-people.ts'

type Told = Asked | `${Asked}_answered`

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
  const asked = told.startsWith('order') ? 'order' : 'instruction'
  const ids = [subject_id]
  await tellPeople(ctx, {
    purpose: `supervision.${told}`,
    words: WORDS[told],
    who: told.endsWith('_answered')
      ? issuersOf(ctx, asked, ids)
      : workersOf(ctx, asked, { ids, copies: true }),
  })
}

const TOLD: readonly Told[] = ['order', 'order_answered', 'instruction', 'instruction_answered']
