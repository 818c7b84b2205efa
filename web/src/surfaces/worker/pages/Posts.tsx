import { PostList } from '../../../features/channels/PostList.tsx'
import { useBack } from '../../../lib/useBack.ts'
import { Page } from '../../../ui/Page.tsx'
import { POSTS } from '../../../words/zh-CN/channels.ts'

/** What I am to paste into groups. */
export function Posts() {
  return (
    <Page title={POSTS.title} back={useBack()}>
      <PostList />
    </Page>
  )
}
