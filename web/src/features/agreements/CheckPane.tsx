import type { DraftContent } from '@linli/contract/agreement-shapes'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { fill } from '../../lib/words.ts'
import { Paper, Section } from '../../ui/Page.tsx'
import { Badge } from '../../ui/States.tsx'
import { DRAFTING } from '../../words/zh-CN/agreement-page.ts'
import { FINDING, ITEM, PART } from '../../words/zh-CN/agreements.ts'

/** Beside the draft: the five items of the law, and what is not clear, with its place. */
export function CheckPane({ disputeId, content }: { disputeId: string; content: DraftContent }) {
  const settled = useSettled(content, 600)
  const found = useQuery(
    'agreements.check_draft',
    { dispute_id: disputeId, content: settled },
    { keepsPrevious: true },
  )
  const check = found.data
  if (!check) return null
  return (
    <div className="a-check">
      <Section title={DRAFTING.check}>
        <Paper>
          <p className="l-quiet">{DRAFTING.check_law}</p>
          <ul className="l-row">
            {check.items.map(({ item, is_there }) => (
              <li key={item}>
                <Badge tone={is_there ? 'done' : 'todo'}>
                  {ITEM[item]}：{is_there ? DRAFTING.is_there : DRAFTING.is_missing}
                </Badge>
              </li>
            ))}
          </ul>
          {check.sum_capitals ? <p>{fill(DRAFTING.sum, { sum: check.sum_capitals })}</p> : null}
          {check.findings.length === 0 ? <p className="l-quiet">{DRAFTING.all_clear}</p> : null}
          <ul className="l-stack">
            {check.findings.map((one) => (
              <li key={`${one.code} ${one.part} ${one.index} ${one.quote}`}>
                <Badge tone={one.is_stop ? 'over' : 'soon'}>
                  {one.is_stop ? DRAFTING.stop : DRAFTING.look}
                </Badge>{' '}
                {fill(DRAFTING.place, {
                  part: PART[one.part],
                  index: one.index === null ? '' : one.index + 1,
                })}
                ：{FINDING[one.code]}
                {one.quote ? `「${one.quote}」` : ''}
                {one.expected ? `，${fill(DRAFTING.expected, { expected: one.expected })}` : ''}
              </li>
            ))}
          </ul>
        </Paper>
      </Section>
    </div>
  )
}
