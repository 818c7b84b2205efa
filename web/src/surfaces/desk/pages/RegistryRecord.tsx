import type { RecordAct } from '@linli/contract/codes/groups'
import type { GroupRecord } from '@linli/contract/group-registry'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AddColleague } from '../../../features/groups/AddColleague.tsx'
import { InvitationList } from '../../../features/groups/InvitationList.tsx'
import { RecordForm } from '../../../features/groups/RecordForms.tsx'
import { RecordView } from '../../../features/groups/RecordView.tsx'
import { WaitingList } from '../../../features/groups/WaitingList.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Badge, Notice, Skeleton } from '../../../ui/States.tsx'
import { INVITE, RECORD, REGISTRY } from '../../../words/zh-CN/group-registry.ts'

/** One group of the registry: what it is, what may be done with its entry, the ways in and who waits. */
export function RegistryRecord() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const record = useQuery('groups.get_record', { id })
  const [act, setAct] = useState<RecordAct>()
  if (record.error) return <Notice tone="over">{reasonText(record.error)}</Notice>
  if (!record.data) return <Skeleton lines={8} />
  const one = record.data
  return (
    <>
      <p className="d-page-back">
        <Link to="/registry">{REGISTRY.back}</Link>
      </p>
      <div className="d-page-head">
        <h2>
          {one.name} {one.closed_at ? <Badge tone="quiet">{REGISTRY.closed}</Badge> : null}
        </h2>
        <div className="l-row">
          {one.can.map((word) => (
            <Button
              key={word}
              look={word === 'close' ? 'stop' : 'plain'}
              aria-expanded={act === word}
              onClick={() => setAct(act === word ? undefined : word)}
            >
              {RECORD[word]}
            </Button>
          ))}
        </div>
      </div>
      {act ? <Opened act={act} record={one} onClose={() => setAct(undefined)} /> : null}
      {one.waiting > 0 && one.can.includes('invite') ? (
        <Section title={fill(RECORD.waiting, { n: one.waiting })}>
          <WaitingList groupId={id} />
        </Section>
      ) : null}
      <RecordView record={one} />
    </>
  )
}

function Opened({
  act,
  record,
  onClose,
}: {
  act: RecordAct
  record: GroupRecord
  onClose: () => void
}) {
  if (act === 'invite')
    return (
      <Section title={INVITE.title}>
        <InvitationList
          groupId={record.id}
          printLink={(id, words) => (
            <Link
              to="/invitations/$group/$id"
              params={{ group: record.id, id }}
              className="l-button l-button-plain"
            >
              {words}
            </Link>
          )}
        />
      </Section>
    )
  if (act === 'add_member')
    return (
      <Section title={RECORD.add_member.replace('…', '')}>
        <AddColleague groupId={record.id} />
      </Section>
    )
  return <RecordForm key={act} act={act} record={record} onClose={onClose} />
}
