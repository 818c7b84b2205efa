import type { MatterLine } from '@linli/contract/matters'
import { fill } from '../../lib/words.ts'
import { JOINED } from '../../words/zh-CN/alike.ts'

/** How many others brought it up, and how often somebody asked again; nothing where nobody did. */
export function joinedWords({
  me_too_count,
  repeat_count,
}: Pick<MatterLine, 'me_too_count' | 'repeat_count'>): string[] {
  return [
    ...(me_too_count > 0 ? [fill(JOINED.count, { n: me_too_count })] : []),
    ...(repeat_count > 0 ? [fill(JOINED.repeats, { n: repeat_count })] : []),
  ]
}
