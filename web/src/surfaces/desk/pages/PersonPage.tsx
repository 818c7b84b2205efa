import type { StaffPerson } from '@linli/contract/org'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { HeldNotice } from '../../../features/batches/HandOverDesk.tsx'
import {
  CloseAccountForm,
  MemberForm,
  OpenAccountForm,
  RevealPhoneForm,
} from '../../../features/org/AccountForms.tsx'
import { AppointForm } from '../../../features/org/AppointForm.tsx'
import { PostTable } from '../../../features/org/PostTable.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { ARRIVAL } from '../../../words/zh-CN/arrivals.ts'
import { ORG, PEOPLE, POSTS } from '../../../words/zh-CN/org-desk.ts'

type Open = 'appoint' | 'account' | 'close' | 'member' | 'phone'

/** One member of staff: posts, account, and the private phone by an act that is logged. */
export function PersonPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const person = useQuery('org.get_person', { id })
  if (person.error) return <Notice tone="over">{reasonText(person.error)}</Notice>
  if (!person.data) return <Skeleton lines={6} />
  return <Person key={id} person={person.data} />
}

function Person({ person }: { person: StaffPerson }) {
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const can = (act: StaffPerson['can'][number]) => person.can.includes(act)
  return (
    <>
      <p className="d-page-back">
        <Link to="/organisation/people">{ORG.people}</Link>
      </p>
      <div className="d-page-head">
        <div>
          <h2>{person.name}</h2>
          <p className="l-quiet">{person.account ?? PEOPLE.no_account}</p>
        </div>
        <div className="l-row">
          {can('appoint') ? (
            <Button look="main" onClick={() => setOpen('appoint')}>
              {POSTS.appoint}
            </Button>
          ) : null}
          {can('open_account') || can('reset_password') ? (
            <Button onClick={() => setOpen('account')}>
              {can('open_account') ? PEOPLE.open_account : PEOPLE.reset_password}
            </Button>
          ) : null}
          {can('tie_member') || can('untie_member') ? (
            <Button onClick={() => setOpen('member')}>{ARRIVAL.member_tie}</Button>
          ) : null}
          <Button onClick={() => setOpen('phone')}>{PEOPLE.phone}</Button>
          {can('close_account') ? (
            <Button look="stop" onClick={() => setOpen('close')}>
              {PEOPLE.close_account}
            </Button>
          ) : null}
        </div>
      </div>
      {open === 'appoint' ? (
        <AppointForm person={{ id: person.id, name: person.name }} onClose={close} />
      ) : null}
      {open === 'account' ? <OpenAccountForm person={person} onClose={close} /> : null}
      {open === 'close' ? <CloseAccountForm person={person} onClose={close} /> : null}
      {open === 'member' ? <MemberForm person={person} onClose={close} /> : null}
      {open === 'phone' ? <RevealPhoneForm person={person} /> : null}
      <Section title={PEOPLE.posts}>
        {person.posts.length === 0 ? (
          <p className="l-quiet">{PEOPLE.no_posts}</p>
        ) : (
          <PostTable
            of="person"
            posts={person.posts}
            beforeEnd={({ person }) => <HeldNotice person={person} />}
            link={({ unit }) => (
              <Link to="/organisation/units/$id" params={{ id: unit.id }}>
                {unit.name}
              </Link>
            )}
          />
        )}
      </Section>
    </>
  )
}
