import { Navigate } from '@tanstack/react-router'
import { useMe } from '../../../lib/session.ts'
import { Empty } from '../../../ui/States.tsx'
import { APP } from '../../../words/zh-CN/app.ts'
import { JOB } from '../../../words/zh-CN/desk.ts'
import { DeskPage } from '../DeskPage.tsx'
import { type JobName, jobGroupsOf } from '../jobs.ts'

/** Where a day begins, for those who have it. */
const OFTEN: readonly JobName[] = ['matters', 'audit']

/** The first page: the queue where there is one, else the first job of the rail. */
export function Start() {
  const me = useMe()
  if (!me.data) return null
  const jobs = jobGroupsOf(me.data).flat()
  const first = OFTEN.map((name) => jobs.find((job) => job.name === name)).find(Boolean) ?? jobs[0]
  return first ? <Navigate to={first.to} replace /> : null
}

/** An address that leads nowhere. */
export function Lost() {
  return (
    <DeskPage title={APP.page_missing}>
      <Empty title={APP.page_missing}>
        <p>{APP.page_missing_hint}</p>
        <p>
          <a className="l-button l-button-plain" href="/desk/">
            {JOB.matters}
          </a>
        </p>
      </Empty>
    </DeskPage>
  )
}
