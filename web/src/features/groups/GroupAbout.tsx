import type { Group, Member } from '@linli/contract/group-shapes'
import { useState } from 'react'
import { call } from '../../lib/client.ts'
import { useQuery } from '../../lib/queries.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Facts, Paper, Section } from '../../ui/Page.tsx'
import { Badge, Notice, Skeleton } from '../../ui/States.tsx'
import { REMOVE } from '../../words/zh-CN/group-leaving.ts'
import { ABOUT, COMPOSE, DUTY_ROLE, MEMBER_KIND, TALK } from '../../words/zh-CN/groups.ts'
import { nameOf } from './author-word.ts'
import { BlockedPeople } from './BlockedPeople.tsx'
import { NotInGroup } from './ComeBack.tsx'
import { Complaints } from './Complaints.tsx'
import { LeaveGroup } from './LeaveGroup.tsx'
import { MineInGroup } from './MineInGroup.tsx'
import { RemovedMembers } from './RemovedMembers.tsx'
import { RemoveMember } from './RemoveMember.tsx'
import './talk.css'

/** About a group: who answers for it, its rules, what it is like for me, complaints for keepers, who is in it and who was put
 * out, and the way out. */
export function GroupAbout({ group_id }: { group_id: string }) {
  const found = useQuery('groups.get', { id: group_id })
  if (found.error?.code === 'not_found') return <NotInGroup group_id={group_id} />
  if (found.error && !found.data) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={8} />
  const group = found.data
  return (
    <>
      <Section title={group.name}>
        <Paper>
          <p className="l-quiet">
            {fill(ABOUT.place, { community: group.community.name, grid: group.grid.name })}
          </p>
          <Facts
            items={[
              [ABOUT.owner, group.owner.name],
              [ABOUT.deputy, group.deputy?.name],
              [ABOUT.rules, group.rules ?? ABOUT.no_rules],
            ]}
          />
        </Paper>
      </Section>
      <Duties group={group} />
      {group.complaints !== null ? <Complaints group={group} /> : null}
      <MineInGroup group={group} />
      <Members group={group} />
      <BlockedPeople group_id={group.id} />
      {group.can.includes('moderate') ? <RemovedMembers group_id={group.id} /> : null}
      <LeaveGroup group={group} />
    </>
  )
}

function Duties({ group }: { group: Group }) {
  if (group.duties.length === 0) return null
  return (
    <Section title={ABOUT.duties}>
      <Paper>
        <Facts
          items={group.duties.map(({ role, people }) => [
            DUTY_ROLE[role],
            people.map(({ name }) => name).join('、') || COMPOSE.nobody,
          ])}
        />
      </Paper>
    </Section>
  )
}

function Members({ group }: { group: Group }) {
  const input = { group_id: group.id, limit: 100 }
  const found = usePages(['groups.list_members', input], (cursor, signal) =>
    call('groups.list_members', { ...input, ...cursor }, { signal }),
  )
  const [leaving, setLeaving] = useState<Member>()
  const mayRemove = (member: Member) =>
    group.can.includes('moderate') && !member.is_keeper && member.id !== group.me.person_id
  const title = `${ABOUT.members}（${fill(TALK.members, { n: group.members })}）`
  return (
    <Section title={title}>
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.items ? null : <Skeleton lines={6} />}
      {found.items ? (
        <List label={ABOUT.members}>
          {found.items.map((member) => (
            <li key={member.id} className="l-list-line g-member">
              <ListRow
                title={nameOf(member)}
                where={[MEMBER_KIND[member.kind], member.unit_name].filter(Boolean).join(' · ')}
              />
              <span className="l-row l-small">
                <Marks member={member} />
                {mayRemove(member) ? (
                  <Button
                    look="quiet"
                    aria-label={fill(REMOVE.act_about, { name: nameOf(member) })}
                    onClick={() => setLeaving(member)}
                  >
                    {REMOVE.act}
                  </Button>
                ) : null}
              </span>
            </li>
          ))}
        </List>
      ) : null}
      {found.hasMore ? <Button onClick={found.more}>{ABOUT.more}</Button> : null}
      <RemoveMember group_id={group.id} member={leaving} onClose={() => setLeaving(undefined)} />
    </Section>
  )
}

function Marks({ member }: { member: Member }) {
  return (
    <>
      {member.is_keeper ? <span className="g-kind">{ABOUT.keeper}</span> : null}
      {member.is_on_duty ? <Badge tone="done">{ABOUT.on_duty}</Badge> : null}
      {member.silenced_until ? <Badge tone="over">{ABOUT.silenced}</Badge> : null}
      {member.read_seq === null ? null : (
        <span className="l-quiet">{fill(ABOUT.reads_to, { n: member.read_seq })}</span>
      )}
    </>
  )
}
