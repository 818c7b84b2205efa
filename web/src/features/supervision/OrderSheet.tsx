import type { SupervisionOrder } from '@linli/contract/supervision'
import { sayExact, sayExactDeadline } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Facts, Section } from '../../ui/Page.tsx'
import { GRADE, SUPERVISION, TRIGGER } from '../../words/zh-CN/supervision.ts'

/** An order of supervision on A4, with room for the seal, the answer and a signature. */
export function OrderSheet({ order, district }: { order: SupervisionOrder; district: string }) {
  const { matter, unit, issued_unit, issued_by } = order
  return (
    <>
      <header className="d-sheet-head">
        <div>
          <p className="l-quiet">{district}</p>
          <h1>{SUPERVISION.sheet_title}</h1>
        </div>
        <div>
          <p className="l-quiet l-small">{SUPERVISION.sheet_number}</p>
          <p className="d-sheet-number">{matter.number}</p>
        </div>
      </header>
      <Facts
        items={[
          [SUPERVISION.sheet_to, unit.name],
          [SUPERVISION.why, TRIGGER[order.trigger]],
          [SUPERVISION.grade, GRADE[order.grade]],
          [SUPERVISION.sheet_about, matter.summary ?? SUPERVISION.hidden],
          [SUPERVISION.what, order.text],
          [SUPERVISION.reply_due, sayExactDeadline(order.reply_due_at)],
          [SUPERVISION.copies, order.copies.map(({ name }) => name).join('、') || null],
          [
            SUPERVISION.issued_at,
            `${fill(SUPERVISION.issued_by, { unit: issued_unit.name, name: issued_by.name })} ${sayExact(order.issued_at).slice(0, 16)}`,
          ],
        ]}
      />
      <p className="d-order-seal">{SUPERVISION.sheet_seal}</p>
      <Section title={SUPERVISION.sheet_answer}>
        <p className="d-order-answer">{order.answer}</p>
        <p>{SUPERVISION.sheet_sign}</p>
      </Section>
    </>
  )
}
