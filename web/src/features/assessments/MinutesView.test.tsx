import type { Minutes } from '@linli/contract/assessments'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MinutesView } from './MinutesView.tsx'

const word = fc.string({
  minLength: 1,
  maxLength: 8,
  unit: fc.constantFrom('甲', '乙', '丙', '丁'),
})
const minutes: fc.Arbitrary<Minutes> = fc.record({
  facts: word,
  points: fc.constantFrom('', '谁来修'),
  options: fc.constant([]),
  decision: fc.constantFrom('', '物业先修'),
  basis: fc.constant([]),
  lead: fc.constant(null),
  is_designation: fc.boolean(),
  tasks: fc.constant([]),
  dissent: fc.array(fc.record({ id: fc.uuid(), who: word, what: word }), { maxLength: 5 }),
  questions: fc.constant(''),
  next_meeting_on: fc.constant(null),
})

test('every dissent is printed with the decision, and where there is none the paper says so', () => {
  fc.assert(
    fc.property(minutes, (written) => {
      const html = renderToStaticMarkup(<MinutesView minutes={written} />)
      for (const { who, what } of written.dissent)
        expect(html).toContain(`${who}</strong>：${what}`)
      expect(html.includes('会上没有不同意见')).toBe(written.dissent.length === 0)
    }),
  )
})
