import type { Committee } from '@linli/contract/mediators'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { CommitteeFacts } from '../../../features/mediators/CommitteeFacts.tsx'
import { CommitteeForm } from '../../../features/mediators/CommitteeForm.tsx'
import { CommitteeHistory } from '../../../features/mediators/CommitteeHistory.tsx'
import { GapList } from '../../../features/mediators/GapList.tsx'
import {
  MediatorActForm,
  MediatorActs,
  type OpenAct,
} from '../../../features/mediators/MediatorActs.tsx'
import { AppointForm } from '../../../features/mediators/MediatorForm.tsx'
import { MediatorTable } from '../../../features/mediators/MediatorTable.tsx'
import { RoomList } from '../../../features/mediators/RoomList.tsx'
import { call } from '../../../lib/client.ts'
import { useQuery } from '../../../lib/queries.ts'
import { usePages } from '../../../lib/usePages.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { COMMITTEE } from '../../../words/zh-CN/forces.ts'
import { DeskPage } from '../DeskPage.tsx'

/** One committee: what it is and lacks, its rooms and studios, who mediates for it, and what was entered when. */
export function CommitteePage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const committee = useQuery('mediators.get_committee', { id })
  const [isOpen, setOpen] = useState(false)
  if (committee.error) return <Notice tone="over">{reasonText(committee.error)}</Notice>
  if (!committee.data) return <Skeleton lines={8} />
  const one = committee.data
  const keeps = one.can.includes('set')
  return (
    <DeskPage
      title={one.name}
      back={<Link to="/mediators">{COMMITTEE.back}</Link>}
      acts={
        keeps && !isOpen ? (
          <Button look={one.kind ? 'plain' : 'main'} onClick={() => setOpen(true)}>
            {one.kind ? COMMITTEE.set_again : COMMITTEE.set}
          </Button>
        ) : null
      }
      isWide
    >
      {isOpen ? (
        <CommitteeForm committee={one} onClose={() => setOpen(false)} />
      ) : (
        <CommitteeFacts committee={one} />
      )}
      <Section title={COMMITTEE.gaps}>
        <GapList gaps={one.gaps} />
      </Section>
      <Mediators committee={one} />
      <RoomList committee={one} />
      <Studios committee={one} />
      {one.can.includes('read_history') ? <History id={id} /> : null}
    </DeskPage>
  )
}

function Mediators({ committee }: { committee: Committee }) {
  const [isOpen, setOpen] = useState(false)
  const [act, setAct] = useState<OpenAct>()
  const input = { committee_id: committee.id, limit: 50 }
  const list = usePages(['mediators.list_mediators', input], (cursor, signal) =>
    call('mediators.list_mediators', { ...input, ...cursor }, { signal }),
  )
  const mayAppoint = committee.can.includes('appoint')
  const close = () => setAct(undefined)
  return (
    <Section
      title={COMMITTEE.mediators}
      aside={
        mayAppoint && !isOpen ? (
          <Button onClick={() => setOpen(true)}>{COMMITTEE.appoint}</Button>
        ) : null
      }
    >
      {isOpen ? <AppointForm committee={committee} onClose={() => setOpen(false)} /> : null}
      {act ? (
        <MediatorActForm
          key={`${act.act} ${act.mediator.id}`}
          {...{ committee }}
          open={act}
          onClose={close}
        />
      ) : null}
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.items ? (
        <MediatorTable
          mediators={list.items}
          {...(list.items.some(({ can }) => can.length > 0)
            ? { acts: (one) => <MediatorActs mediator={one} onOpen={setAct} /> }
            : {})}
        />
      ) : null}
      {list.hasMore ? (
        <Button busyWord={list.isReadingMore && DESK.reading_more} onClick={list.more}>
          {DESK.more}
        </Button>
      ) : null}
    </Section>
  )
}

function Studios({ committee }: { committee: Committee }) {
  if (committee.studios.length === 0) return null
  return (
    <Section title={COMMITTEE.studios}>
      <ul>
        {committee.studios.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </Section>
  )
}

function History({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title={COMMITTEE.history}>
      {isOpen ? (
        <CommitteeHistory committeeId={id} />
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>{COMMITTEE.show_history}</Button>
        </div>
      )}
    </Section>
  )
}
