import type { OrderState } from '@linli/contract/codes/supervision'
import type { Instruction, SupervisionOrder } from '@linli/contract/supervision'
import type { ReactNode } from 'react'
import { Due, Moment } from '../../lib/Moment.tsx'
import { fill } from '../../lib/words.ts'
import { Badge, type Tone } from '../../ui/States.tsx'
import { GRADE, ORDER_STATE, SUPERVISION, TRIGGER } from '../../words/zh-CN/supervision.ts'

const ORDER_TONE: Record<OrderState, Tone> = { waiting: 'soon', answered: 'doing', lifted: 'done' }

/** An order of supervision: what is wanted by when, and what was answered. */
export function OrderCard({ order, slot }: { order: SupervisionOrder; slot?: ReactNode }) {
  const { state, reply_due_at, is_late, answered_at, lifted_at } = order
  return (
    <article className="l-stack">
      <div className="l-row">
        <Badge tone={is_late && state === 'waiting' ? 'over' : ORDER_TONE[state]}>
          {state === 'waiting' && is_late ? SUPERVISION.order_late : ORDER_STATE[state]}
        </Badge>
        <strong>{GRADE[order.grade]}</strong>
        <span>{TRIGGER[order.trigger]}</span>
        {slot}
      </div>
      <p>{order.text}</p>
      <p className="l-quiet l-small">
        {fill(SUPERVISION.issued_by, {
          unit: order.issued_unit.name,
          name: order.issued_by.name,
        })}{' '}
        <Moment at={order.issued_at} /> · {fill(SUPERVISION.to_unit, { unit: order.unit.name })}
      </p>
      {order.copies.length > 0 ? (
        <p className="l-quiet l-small">
          {fill(SUPERVISION.copied, { units: order.copies.map(({ name }) => name).join('、') })}
        </p>
      ) : null}
      {state === 'waiting' ? (
        <p>
          {SUPERVISION.reply_due} <Moment at={reply_due_at} style="deadline" />{' '}
          <Due at={reply_due_at} />
        </p>
      ) : null}
      <Answer {...{ is_late }} by={order.answered_by?.name} at={answered_at} words={order.answer} />
      {lifted_at ? (
        <p>
          {SUPERVISION.lifted}：{order.lift_note}{' '}
          <span className="l-quiet l-small">
            {order.lifted_by?.name} <Moment at={lifted_at} />
          </span>
        </p>
      ) : null}
    </article>
  )
}

/** What a leader wrote, and what was answered. */
export function InstructionCard({ instruction }: { instruction: Instruction }) {
  const { answered_at, wants_answer, answer_due_at, is_late } = instruction
  return (
    <article className="l-stack">
      <div className="l-row">
        <Badge tone={answered_at ? 'done' : is_late ? 'over' : wants_answer ? 'soon' : 'quiet'}>
          {is_late && !answered_at ? SUPERVISION.order_late : SUPERVISION.instruction}
        </Badge>
        <span>
          {fill(SUPERVISION.given, {
            name: instruction.given_by.name,
            unit: instruction.unit.name,
          })}
        </span>
        <span className="l-quiet l-small">
          <Moment at={instruction.given_at} />
        </span>
      </div>
      <p>{instruction.text}</p>
      {wants_answer && !answered_at ? (
        <p className="l-quiet l-small">
          {SUPERVISION.no_answer}
          {answer_due_at ? (
            <>
              {' '}
              <Moment at={answer_due_at} style="deadline" /> <Due at={answer_due_at} />
            </>
          ) : null}
        </p>
      ) : null}
      <Answer
        {...{ is_late }}
        by={instruction.answered_by?.name}
        at={answered_at}
        words={instruction.answer}
      />
    </article>
  )
}

function Answer({
  by,
  at,
  words,
  is_late,
}: {
  by: string | undefined
  at: string | null
  words: string | null
  is_late: boolean
}) {
  if (!at) return null
  return (
    <p>
      {SUPERVISION.answer}：{words}{' '}
      <span className="l-quiet l-small">
        {by} <Moment at={at} />
        {is_late ? ` · ${SUPERVISION.answered_late}` : null}
      </span>
    </p>
  )
}
