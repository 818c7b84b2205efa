import type { ReactNode } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { Notice } from '../../ui/States.tsx'
import { POSTS } from '../../words/zh-CN/channels.ts'

/** A door to what waits to be pasted; it is there only while there is something. */
export function PostsDoor({ link }: { link: ReactNode }) {
  const posts = useQuery('channels.list_posts', { limit: 100 })
  const n = posts.data?.items.length ?? 0
  if (n === 0) return null
  return (
    <Notice tone="soon" slot={link}>
      <p>{fill(POSTS.door, { n: posts.data?.next_cursor ? `${n}+` : n })}</p>
    </Notice>
  )
}
