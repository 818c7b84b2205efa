import type { Author, GroupLine, Message } from '@linli/contract/group-shapes'
import { fill } from '../../lib/words.ts'
import { GROUP_LIST, MEMBER_KIND, TALK } from '../../words/zh-CN/groups.ts'

/** What somebody is called; their kind where no name is known. */
export function nameOf(author: Pick<Author, 'name' | 'kind'> | null): string {
  if (!author) return TALK.product
  return author.name || MEMBER_KIND[author.kind]
}

/** What a message says in one line. */
export function lineOf({
  kind,
  text,
  is_withheld,
}: Pick<Message, 'kind' | 'text' | 'is_withheld'>): string {
  if (is_withheld) return TALK.withheld
  if (kind === 'photo') return `${TALK.photo}${text ?? ''}`
  if (kind === 'voice') return `${TALK.voice}${text ?? ''}`
  return text ?? ''
}

/** Who said what last, as the list of groups shows it. */
export function lastLine(last: GroupLine['last_message']): string {
  if (!last) return GROUP_LIST.nothing_said
  const text = lineOf(last)
  return last.author_name ? fill(GROUP_LIST.said, { name: last.author_name, text }) : text
}
