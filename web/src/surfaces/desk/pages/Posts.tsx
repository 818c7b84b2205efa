import { PostList } from '../../../features/channels/PostList.tsx'
import { POSTS } from '../../../words/zh-CN/channels.ts'
import { DeskPage } from '../DeskPage.tsx'

/** What I am to paste into groups. */
export function Posts() {
  return (
    <DeskPage title={POSTS.title}>
      <PostList />
    </DeskPage>
  )
}
