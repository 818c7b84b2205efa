import type { TrackedMatter } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { TALK_OF_MATTER } from '../../words/zh-CN/group-registry.ts'

/** The way back from one's own matter to the message from which it came, for whoever is still in that group; nothing for
 * everybody else. */
export function SaidInGroup({
  matter,
  link,
}: {
  matter: TrackedMatter
  link: (groupId: string, seq: string, words: string) => ReactNode
}) {
  const talk = useQuery(
    'groups.get_talk',
    { matter_id: matter.id },
    { isEnabled: matter.is_of_group },
  )
  if (!talk.data?.is_member) return null
  const { group, quotes } = talk.data
  return (
    <div>
      {link(
        group.id,
        String(quotes[0]?.seq ?? ''),
        fill(TALK_OF_MATTER.said_in, { group: group.name }),
      )}
    </div>
  )
}
