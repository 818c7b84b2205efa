import type { Post } from '@linli/contract/channels'
import { useState } from 'react'
import { call } from '../../lib/client.ts'
import { copyText } from '../../lib/copy-text.ts'
import { useCommand } from '../../lib/queries.ts'
import { sayMoment } from '../../lib/time.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { POSTS } from '../../words/zh-CN/channels.ts'
import './post-list.css'

/** What this person is to paste into groups: copy, paste over there, tick off here. */
export function PostList() {
  const posts = usePages(['channels.list_posts', {}], (cursor, signal) =>
    call('channels.list_posts', cursor, { signal }),
  )
  if (posts.error) return <Notice tone="over">{reasonText(posts.error)}</Notice>
  if (!posts.items) return <Skeleton lines={6} />
  if (posts.items.length === 0) return <Empty title={POSTS.empty}>{POSTS.empty_hint}</Empty>
  return (
    <>
      <p className="l-quiet">{POSTS.lead}</p>
      <ul className="l-posts">
        {posts.items.map((post) => (
          <li key={post.id}>
            <PostCard post={post} />
          </li>
        ))}
      </ul>
      {posts.hasMore ? (
        <Button onClick={posts.more} isWide>
          {POSTS.more}
        </Button>
      ) : null}
    </>
  )
}

function PostCard({ post }: { post: Post }) {
  const [isDeclining, setDeclining] = useState(false)
  const done = useCommand('channels.mark_posted', {
    onDone: () => say(fill(POSTS.done, { place: post.place })),
  })
  const { text, link } = post
  const whole = link && !text.includes(link.url) ? `${text}\n${link.title} ${link.url}` : text
  const copy = async () => say((await copyText(whole)) ? POSTS.copied : POSTS.copy_failed)
  return (
    <article className="l-post">
      <header>
        <h2>{fill(POSTS.to, { place: post.place })}</h2>
        {post.is_emergency ? <Badge tone="over">{POSTS.emergency}</Badge> : null}
      </header>
      <blockquote>{whole}</blockquote>
      {post.not_after ? (
        <p className="l-small l-quiet">{fill(POSTS.until, { at: sayMoment(post.not_after) })}</p>
      ) : null}
      {done.error ? <Notice tone="over">{reasonText(done.error)}</Notice> : null}
      <footer>
        <Button onClick={copy}>{POSTS.copy}</Button>
        <Button
          look="main"
          busyWord={done.isPending && POSTS.posting}
          onClick={() => done.mutate({ id: post.id })}
        >
          {POSTS.posted}
        </Button>
        <Button look="quiet" onClick={() => setDeclining(true)}>
          {POSTS.cannot}
        </Button>
      </footer>
      <Sheet title={POSTS.cannot_title} isOpen={isDeclining} onClose={() => setDeclining(false)}>
        <DeclineForm id={post.id} />
      </Sheet>
    </article>
  )
}

function DeclineForm({ id }: { id: string }) {
  const [note, setNote] = useState('')
  const decline = useCommand('channels.decline_post', { onDone: () => say(POSTS.cannot_done) })
  return (
    <form
      className="l-post-decline"
      onSubmit={(event) => {
        event.preventDefault()
        decline.mutate({ id, note: note.trim() })
      }}
    >
      <TextArea
        label={POSTS.cannot_title}
        hint={POSTS.cannot_hint}
        value={note}
        maxLength={200}
        required
        onChange={(event) => setNote(event.target.value)}
      />
      {decline.error ? <Notice tone="over">{reasonText(decline.error)}</Notice> : null}
      <Button
        type="submit"
        look="main"
        isWide
        disabled={note.trim() === ''}
        busyWord={decline.isPending && POSTS.posting}
      >
        {POSTS.cannot_send}
      </Button>
    </form>
  )
}
