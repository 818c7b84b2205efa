import type { Matter } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { SUPERVISION } from '../../words/zh-CN/supervision.ts'
import { InstructionCard, OrderCard } from './OrderCard.tsx'

/** Orders and instructions on a matter; absent while there are none. */
export function SupervisionOfMatter({
  matter,
  printLink,
}: {
  matter: Matter
  /** The link of the surface to the sheet of an order. */
  printLink?: (id: string) => ReactNode
}) {
  const found = useQuery('supervision.get_of_matter', { id: matter.id })
  const { orders = [], instructions = [] } = found.data ?? {}
  if (orders.length === 0 && instructions.length === 0) return null
  return (
    <Section title={SUPERVISION.section}>
      {orders.map((order) => (
        <OrderCard key={order.id} order={order} slot={printLink?.(order.id)} />
      ))}
      {instructions.map((instruction) => (
        <InstructionCard key={instruction.id} instruction={instruction} />
      ))}
    </Section>
  )
}

/** What still waits for an answer stands on top of the matter, in the words of whoever asked. */
export function SupervisionNotices({ matter }: { matter: Matter }) {
  const found = useQuery('supervision.get_of_matter', { id: matter.id })
  const orders = found.data?.orders.filter(({ state }) => state === 'waiting') ?? []
  const asked = found.data?.instructions.filter((one) => one.wants_answer && !one.answered_at) ?? []
  return (
    <>
      {orders.map(({ id, unit, text, is_late }) => (
        <Notice key={id} tone="over">
          {fill(is_late ? SUPERVISION.waits_order_late : SUPERVISION.waits_order, {
            unit: unit.name,
          })}
          ：{text}
        </Notice>
      ))}
      {asked.map(({ id, unit, text, is_late }) => (
        <Notice key={id} tone={is_late ? 'over' : 'soon'}>
          {fill(is_late ? SUPERVISION.waits_instruction_late : SUPERVISION.waits_instruction, {
            unit: unit.name,
          })}
          ：{text}
        </Notice>
      ))}
    </>
  )
}
