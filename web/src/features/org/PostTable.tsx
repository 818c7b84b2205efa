import type { Post } from '@linli/contract/org'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayDay, today } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { POSTS } from '../../words/zh-CN/org-desk.ts'
import './org-desk.css'

/** Posts of a unit or of a person; the one that is ended asks from which day. */
export function PostTable({
  posts,
  of,
  link,
  beforeEnd,
}: {
  posts: readonly Post[]
  /** Whose posts these are: then that column is left away. */
  of: 'unit' | 'person'
  link: (post: Post) => ReactNode
  /** What is to be known before a post is ended. */
  beforeEnd: (post: Post) => ReactNode
}) {
  const [ending, setEnding] = useState<string>()
  return (
    <TableBox label={POSTS.kind}>
      <table className="d-table">
        <caption className="l-visually-hidden">{POSTS.kind}</caption>
        <thead>
          <tr>
            <th scope="col">{of === 'unit' ? POSTS.person : POSTS.unit}</th>
            <th scope="col">{POSTS.kind}</th>
            <th scope="col">{POSTS.area}</th>
            <th scope="col">{POSTS.from}</th>
            <th scope="col">
              <span className="l-visually-hidden">{POSTS.end}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => (
            <tr key={post.id}>
              <th scope="row">{link(post)}</th>
              <td>{POST_KIND[post.kind]}</td>
              <td>{post.area.name}</td>
              <td className="d-tight">
                {sayDay(post.valid_from)}
                {post.valid_to ? (
                  <p className="l-quiet l-small">
                    {POSTS.to} {sayDay(post.valid_to)}
                  </p>
                ) : null}
              </td>
              <td className="d-post-end">
                {!post.can.includes('end') ? null : ending === post.id ? (
                  <EndForm
                    post={post}
                    notice={beforeEnd(post)}
                    onClose={() => setEnding(undefined)}
                  />
                ) : (
                  <Button look="quiet" className="d-inline" onClick={() => setEnding(post.id)}>
                    {POSTS.end}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function EndForm({
  post,
  notice,
  onClose,
}: {
  post: Post
  notice: ReactNode
  onClose: () => void
}) {
  const [on, setOn] = useState(() => today())
  const end = useCommand('org.end_post', {
    onDone: () => {
      say(POSTS.ended)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    end.mutate({ id: post.id, on })
  }
  return (
    <form className="l-stack" onSubmit={submit}>
      {notice}
      <Field
        label={POSTS.end_on}
        hint={POSTS.end_why}
        type="date"
        required
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
      {end.error ? <Notice tone="over">{reasonText(end.error)}</Notice> : null}
      <div className="l-row">
        <Button look="stop" type="submit" busyWord={end.isPending && DESK.working}>
          {POSTS.end}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}
