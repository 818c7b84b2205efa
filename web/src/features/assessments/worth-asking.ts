import { DANGERS, type Danger } from '@linli/contract/codes/assessments'
import { WORTH_ASKING } from '../../words/zh-CN/assessments.ts'

/** Words of a report after which people should ask about a danger. They decide nothing: the answer stays with people. */
export function worthAsking(text: string): Partial<Record<Danger, string>> {
  const found: Partial<Record<Danger, string>> = {}
  for (const danger of DANGERS) {
    const word = WORTH_ASKING[danger].find((one) => text.includes(one))
    if (word) found[danger] = word
  }
  return found
}
