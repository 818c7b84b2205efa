import { fillTemplate, sayDeadline } from '@linli/contract/codes/templates'
import type { Matter } from '@linli/contract/matters'

/** A common reply as it goes into a form: its places filled with what the matter says. Without a matter they stay, and the
 * server fills them for each row. */
export function fillReply(words: string, matter: Matter | null): string {
  if (!matter) return words
  return fillTemplate(words, {
    编号: matter.number,
    分类: matter.category.name,
    期限: matter.clock && sayDeadline(matter.clock.due_at),
    单位: matter.unit?.name ?? null,
  })
}
