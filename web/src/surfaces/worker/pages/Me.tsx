import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { WecomTie } from '../../../features/identity/ByWecom.tsx'
import { ChangePassword } from '../../../features/identity/StaffSignIn.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { useCommand } from '../../../lib/queries.ts'
import { useForgetEverything, useMe } from '../../../lib/session.ts'
import { useBack } from '../../../lib/useBack.ts'
import { useOutbox } from '../../../lib/useOutbox.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, ListRow } from '../../../ui/ListRow.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Badge, Notice } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { SIGN_IN } from '../../../words/zh-CN/identity.ts'
import { APPLY } from '../../../words/zh-CN/mediation-page.ts'
import { POST_KIND } from '../../../words/zh-CN/org.ts'
import { GRID, ME } from '../../../words/zh-CN/worker.ts'
import { usePersonId } from '../usePersonId.ts'

/** The worker's own page: posts, leave, what waits, password, and the way out. */
export function Me() {
  const back = useBack()
  const me = useMe()
  const forget = useForgetEverything()
  const { waiting, refused } = useOutbox(usePersonId())
  const [isChanging, setChanging] = useState(false)
  const signOut = useCommand('identity.sign_out', {
    invalidates: [],
    onDone: () => {
      say(SIGN_IN.signed_out)
      void forget()
    },
  })
  return (
    <Page title={ME.title} back={back} slot={<TypeSwitch />}>
      <h2>{me.data?.person?.name}</h2>
      <Section title={ME.posts}>
        <List label={ME.posts}>
          {me.data?.posts.map((post) => (
            <li key={post.id} className="l-list-line">
              <ListRow
                title={postWord(post.kind)}
                where={fill(ME.of, { unit: post.unit.name, area: post.area.name })}
                state={
                  post.on_behalf_of ? (
                    <Badge tone="soon">
                      {fill(GRID.on_behalf, { name: post.on_behalf_of.name })}
                    </Badge>
                  ) : null
                }
              />
            </li>
          ))}
        </List>
      </Section>
      <List>
        <li>
          <Link to="/leave">
            <ListRow title={ME.leave} state={<span aria-hidden="true">›</span>} />
          </Link>
        </li>
        <li>
          <Link to="/oral">
            <ListRow title={APPLY.oral_title} state={<span aria-hidden="true">›</span>} />
          </Link>
        </li>
        <li>
          <Link to="/outbox">
            <ListRow
              title={ME.outbox}
              state={<span>{waiting.length + refused.length || '›'}</span>}
            />
          </Link>
        </li>
        <li>
          <button type="button" onClick={() => setChanging(true)}>
            <ListRow title={ME.password} state={<span aria-hidden="true">›</span>} />
          </button>
        </li>
      </List>
      <WecomTie surface="worker" />
      {signOut.error ? <Notice tone="over">{reasonText(signOut.error)}</Notice> : null}
      <Button onClick={() => signOut.mutate({})}>{SIGN_IN.sign_out}</Button>
      <Sheet title={ME.password} isOpen={isChanging} onClose={() => setChanging(false)}>
        <ChangePassword
          onDone={() => {
            setChanging(false)
            say(ME.password_done)
          }}
        />
      </Sheet>
    </Page>
  )
}

/** The words of a post; the contract leaves its kind open as text. */
function postWord(kind: string) {
  const words: Record<string, string> = POST_KIND
  return words[kind] ?? kind
}
