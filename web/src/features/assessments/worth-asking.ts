import { DANGERS, type Danger } from '@linli/contract/codes/assessments'
import { fill } from '../../lib/words.ts'
import { RISK, WORTH_ASKING } from '../../words/zh-CN/risk.ts'

/** Kinds of matter that carry a danger in their name, by category or by the group that it belongs to. */
const OF_CATEGORY: Readonly<Record<string, Danger>> = {
  dv: 'violence',
  'dispute.family': 'violence',
  minor: 'minor',
  fraud: 'crime',
}

/** The dangers about which people should ask after a report of these words and this category, each with the sentence that says
 * why. It decides nothing: the answer stays with people. */
export function worthAsking(
  text: string,
  category_code: string | undefined,
): Partial<Record<Danger, string>> {
  const found: Partial<Record<Danger, string>> = {}
  for (const danger of DANGERS) {
    const word = WORTH_ASKING[danger].find((one) => text.includes(one))
    if (word) found[danger] = fill(RISK.worth_asking, { word })
    else if (dangerOf(category_code) === danger) found[danger] = RISK.category_worth_asking
  }
  return found
}

function dangerOf(category_code = ''): Danger | undefined {
  return OF_CATEGORY[category_code] ?? OF_CATEGORY[category_code.split('.')[0] ?? '']
}
