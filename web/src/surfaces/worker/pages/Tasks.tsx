import { Link } from '@tanstack/react-router'
import { TASK_TONE } from '../../../features/joint/task-tone.ts'
import { call } from '../../../lib/client.ts'
import { Due } from '../../../lib/Moment.tsx'
import { sayMoment } from '../../../lib/time.ts'
import { useBack } from '../../../lib/useBack.ts'
import { usePages } from '../../../lib/usePages.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, ListRow } from '../../../ui/ListRow.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import {
  CALL,
  JOINT_PAGE,
  JOINT_PHONE,
  TASK_STATUS,
  TASK_TAB,
  WHISTLE_KIND,
  WORK,
} from '../../../words/zh-CN/joint.ts'
import { WORKER } from '../../../words/zh-CN/worker.ts'

const OURS = { tab: 'ours' } as const

/** What my unit is to do on matters of others, and the calls that it has. */
export function Tasks() {
  const back = useBack()
  const tasks = usePages(['joint.list_tasks', OURS], (cursor, signal) =>
    call('joint.list_tasks', { ...OURS, ...cursor }, { signal }),
  )
  return (
    <Page title={JOINT_PHONE.title} back={back}>
      {tasks.error ? <Notice tone="over">{reasonText(tasks.error)}</Notice> : null}
      {tasks.items || tasks.error ? null : <Skeleton lines={6} />}
      {tasks.items?.length === 0 ? (
        <Empty title={JOINT_PAGE.empty_ours}>{JOINT_PAGE.empty_ours_hint}</Empty>
      ) : null}
      {tasks.items && tasks.items.length > 0 ? (
        <List label={JOINT_PHONE.title}>
          {tasks.items.map((task) => (
            <li key={task.id}>
              <Link to="/matters/$id" params={{ id: task.matter.id }}>
                <ListRow
                  title={task.what}
                  state={<Badge tone={TASK_TONE[task.status]}>{TASK_STATUS[task.status]}</Badge>}
                  where={task.matter.summary}
                  foot={fill(WORK.lead, { name: task.matter.lead?.name ?? JOINT_PAGE.nobody })}
                  aside={<Due at={task.deadline.due_at} />}
                />
              </Link>
            </li>
          ))}
        </List>
      ) : null}
      {tasks.hasMore ? (
        <Button onClick={tasks.more} isWide>
          {WORKER.more}
        </Button>
      ) : null}
      <Calls />
    </Page>
  )
}

function Calls() {
  const calls = usePages(['joint.list_whistles', {}], (cursor, signal) =>
    call('joint.list_whistles', cursor, { signal }),
  )
  if (!calls.items || calls.items.length === 0) return null
  return (
    <Section title={TASK_TAB.whistles}>
      <List label={TASK_TAB.whistles}>
        {calls.items.map((whistle) => (
          <li key={whistle.id}>
            <Link to="/matters/$id" params={{ id: whistle.matter.id }}>
              <ListRow
                title={whistle.what}
                state={<Badge tone="soon">{WHISTLE_KIND[whistle.kind]}</Badge>}
                where={fill(CALL.meets, {
                  at: sayMoment(whistle.meets_at),
                  place: whistle.place,
                })}
                foot={whistle.caller.name}
                aside={<Due at={whistle.due_at} />}
              />
            </Link>
          </li>
        ))}
      </List>
    </Section>
  )
}
