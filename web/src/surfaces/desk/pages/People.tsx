import type { StaffPerson } from '@linli/contract/org'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { cleanPhone, isPhone } from '../../../features/identity/PhoneSignIn.tsx'
import { call } from '../../../lib/client.ts'
import { keepPrivate, keptPrivate } from '../../../lib/private-state.ts'
import { useCommand } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { usePages } from '../../../lib/usePages.ts'
import { useSettled } from '../../../lib/useSettled.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { TableBox } from '../../../ui/TableBox.tsx'
import { say } from '../../../ui/Toast.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { SIGN_IN } from '../../../words/zh-CN/identity.ts'
import { POST_KIND } from '../../../words/zh-CN/org.ts'
import { PEOPLE } from '../../../words/zh-CN/org-desk.ts'

/** Staff by whole name or full pinyin; a page of everybody otherwise. */
export function People() {
  const me = useMe()
  const roles = me.data?.roles ?? []
  const mayRead = roles.some((role) => ['system_admin', 'security_admin', 'leader'].includes(role))
  if (!mayRead) return <Empty title={PEOPLE.not_yours}>{DESK.nothing_yours_hint}</Empty>
  return <PeopleList mayCreate={roles.includes('system_admin')} />
}

function PeopleList({ mayCreate }: { mayCreate: boolean }) {
  const [text, setText] = useState(() => keptPrivate().words ?? '')
  const [isOpen, setOpen] = useState(false)
  const words = useSettled(text.trim(), 400)
  const input = { limit: 50, ...(words ? { text: words } : {}) }
  const list = usePages(
    ['org.list_people', input],
    (cursor, signal) => call('org.list_people', { ...input, ...cursor }, { signal }),
    { keepsPrevious: true },
  )
  return (
    <>
      <div className="d-tools">
        <Field
          label={PEOPLE.find}
          hint={PEOPLE.find_hint}
          type="search"
          data-search
          maxLength={50}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            keepPrivate({ words: event.target.value })
          }}
        />
        {mayCreate && !isOpen ? (
          <Button look="main" onClick={() => setOpen(true)}>
            {PEOPLE.new}
          </Button>
        ) : null}
      </div>
      {isOpen ? <CreatePerson onClose={() => setOpen(false)} /> : null}
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {!list.items && !list.error ? <Skeleton lines={8} /> : null}
      {list.items?.length === 0 ? <Empty title={PEOPLE.empty}>{PEOPLE.empty_hint}</Empty> : null}
      {list.items && list.items.length > 0 ? <PeopleTable people={list.items} /> : null}
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function PeopleTable({ people }: { people: readonly StaffPerson[] }) {
  return (
    <TableBox label={PEOPLE.name}>
      <table className="d-table">
        <caption className="l-visually-hidden">{PEOPLE.name}</caption>
        <thead>
          <tr>
            <th scope="col">{PEOPLE.name}</th>
            <th scope="col">{PEOPLE.posts}</th>
            <th scope="col">{PEOPLE.account}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row" className="d-tight">
                <Link to="/organisation/people/$id" params={{ id: person.id }}>
                  {person.name}
                </Link>
              </th>
              <td>
                {person.posts.length === 0 ? (
                  <span className="l-quiet">{PEOPLE.no_posts}</span>
                ) : (
                  <PostWords posts={person.posts} />
                )}
              </td>
              <td className="d-tight">
                {person.account ?? <span className="l-quiet">{PEOPLE.no_account}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

const SHOWN = 4

/** The posts of a person, those alike said once with their number. */
function PostWords({ posts }: { posts: StaffPerson['posts'] }) {
  const alike = [...Map.groupBy(posts, ({ kind, unit }) => `${kind} ${unit.id}`).values()]
  return (
    <>
      {alike.slice(0, SHOWN).map((some) =>
        some.slice(0, 1).map((post) => (
          <p key={post.id}>
            {POST_KIND[post.kind]}
            {some.length > 1 ? `（${some.length}）` : null}{' '}
            <span className="l-quiet">{post.unit.name}</span>
          </p>
        )),
      )}
      {alike.length > SHOWN ? (
        <p className="l-quiet">{fill(PEOPLE.more_posts, { n: alike.length - SHOWN })}</p>
      ) : null}
    </>
  )
}

function CreatePerson({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const clean = cleanPhone(phone)
  const isWrong = clean !== '' && !isPhone(clean)
  const create = useCommand('org.create_person', {
    onDone: (person) => {
      say(fill(PEOPLE.created, { name: person.name }))
      void navigate({ to: '/organisation/people/$id', params: { id: person.id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim() || isWrong) return
    create.mutate({ name: name.trim(), ...(clean ? { phone: clean } : {}) })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit}>
      <Field
        label={PEOPLE.new_name}
        required
        maxLength={50}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={PEOPLE.new_phone}
        hint={PEOPLE.new_phone_hint}
        error={isWrong && phone.length >= 11 ? SIGN_IN.phone_wrong : undefined}
        isOptional
        type="tel"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      {create.error ? <Notice tone="over">{reasonText(create.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={create.isPending && DESK.saving}>
          {PEOPLE.new}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}
