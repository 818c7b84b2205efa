import type { Assessment } from '@linli/contract/assessments'
import { sayExact, serverNow } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Facts, Section } from '../../ui/Page.tsx'
import { ASSESSMENTS, MINUTES, MINUTES_PRINT } from '../../words/zh-CN/assessments.ts'
import { PRINT } from '../../words/zh-CN/matter-page.ts'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { MinutesView } from './MinutesView.tsx'
import './minutes.css'

/** The minutes on A4: head with number, who sat with room for signatures, decision, tasks, dissent, next meeting. */
export function MinutesSheet({
  assessment,
  printedBy,
}: {
  assessment: Assessment
  printedBy: string
}) {
  const { number, unit, chair, signed_by, signed_at, addenda } = assessment
  return (
    <>
      <header className="d-sheet-head">
        <div>
          <p className="l-quiet">{unit.name}</p>
          <h1>{MINUTES_PRINT.title}</h1>
        </div>
        <p className="d-sheet-number">{number ?? MINUTES_PRINT.draft}</p>
      </header>
      <Facts
        items={[
          [ASSESSMENTS.topic, assessment.topic],
          [MINUTES_PRINT.meets, sayExact(assessment.meets_at).slice(0, 16)],
          [MINUTES_PRINT.place, assessment.place],
          [MINUTES_PRINT.chair, chair.name],
          [MINUTES_PRINT.matters, assessment.matters.map((one) => one.number).join('、')],
        ]}
      />
      <Attendance assessment={assessment} />
      <MinutesView minutes={assessment.minutes} />
      {addenda.length > 0 ? (
        <Section title={MINUTES.addenda}>
          {addenda.map(({ id, at, by_name, words }) => (
            <p key={id}>
              {sayExact(at).slice(0, 16)}　{by_name}：{words}
            </p>
          ))}
        </Section>
      ) : null}
      {signed_by && signed_at ? (
        <p className="d-sheet-signed">
          {fill(MINUTES_PRINT.signed, {
            name: signed_by.name,
            at: sayExact(signed_at).slice(0, 16),
          })}
        </p>
      ) : null}
      <p className="l-quiet l-small">
        {fill(PRINT.printed, {
          name: printedBy,
          at: sayExact(new Date(serverNow()).toISOString()).slice(0, 16),
        })}
      </p>
    </>
  )
}

function Attendance({ assessment: { seats } }: { assessment: Assessment }) {
  return (
    <section>
      <h2>{MINUTES_PRINT.attendance}</h2>
      <table className="d-table d-sheet-table d-sheet-attendance">
        <thead>
          <tr>
            <th scope="col">{MINUTES_PRINT.name}</th>
            <th scope="col">{MINUTES_PRINT.office}</th>
            <th scope="col">{MINUTES_PRINT.sign}</th>
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => (
            <tr key={seat.id}>
              <th scope="row">{seat.name}</th>
              <td>
                {seat.office}
                {seat.post_kind ? ` ${POST_KIND[seat.post_kind]}` : ''}
                {seat.is_chair ? `（${MINUTES_PRINT.chair}）` : ''}
              </td>
              <td>{seat.has_come ? '' : MINUTES_PRINT.absent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
