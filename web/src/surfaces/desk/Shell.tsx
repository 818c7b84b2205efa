import type { Me } from '@linli/contract/identity'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { WecomBand } from '../../features/identity/ByWecom.tsx'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { useForgetEverything } from '../../lib/session.ts'
import { fill } from '../../lib/words.ts'
import { say } from '../../ui/Toast.tsx'
import { APP } from '../../words/zh-CN/app.ts'
import { DESK, JOB } from '../../words/zh-CN/desk.ts'
import { SIGN_IN } from '../../words/zh-CN/identity.ts'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { DeskPage } from './DeskPage.tsx'
import { isClosedTo, type Job, jobGroupsOf } from './jobs.ts'
import { KeysHelp } from './KeysHelp.tsx'
import { useJumps } from './useJumps.ts'
import './shell.css'

/** The rail of jobs, who is here, and the page. */
export function Shell({ me }: { me: Me }) {
  const groups = jobGroupsOf(me)
  const jobs = groups.flat()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const [isHelpOpen, setHelpOpen] = useState(false)
  useJumps(jobs, () => setHelpOpen(true))
  return (
    <div className="d-shell">
      <a className="d-skip" href="#main">
        {DESK.skip}
      </a>
      <nav className="d-rail" aria-label={DESK.jobs}>
        <p className="d-rail-house">
          <strong>{APP.name}</strong>
          <span>{me.district?.name}</span>
        </p>
        <ul>
          {groups.map((group) =>
            group.map((job, at) => (
              <li key={job.name} className={at === 0 ? 'd-rail-group' : undefined}>
                <JobLink job={job} />
              </li>
            )),
          )}
        </ul>
        <Who me={me} onKeys={() => setHelpOpen(true)} />
      </nav>
      <main id="main" className="d-main" tabIndex={-1}>
        <WecomBand />
        {isClosedTo(me, pathname) ? <NotYours /> : <Outlet />}
      </main>
      <KeysHelp jobs={jobs} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  )
}

/** A page of another job: said plainly, with nothing of it asked for. */
function NotYours() {
  return (
    <DeskPage title={DESK.nothing_yours}>
      <p className="l-quiet">{DESK.nothing_yours_hint}</p>
    </DeskPage>
  )
}

function JobLink({ job }: { job: Job }) {
  const { pathname, search } = useRouterState({ select: (state) => state.location })
  const isHere =
    job.pages.some((page) => pathname.startsWith(page)) &&
    (job.to !== '/matters' || (search.queue === 'mine') === (job.name === 'mine'))
  return (
    <Link
      to={job.to}
      search={job.search ?? {}}
      className="d-rail-job"
      activeOptions={{ exact: true }}
      {...(isHere ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
    >
      {JOB[job.name]}
      {job.name === 'mine' ? <MineCount /> : null}
    </Link>
  )
}

/** How many open matters are in my hands. */
function MineCount() {
  const counts = useQuery('matters.count_queues', {})
  const mine = counts.data?.find(({ queue }) => queue === 'mine')
  if (!mine) return null
  const { closed = 0, voided = 0, ...open } = mine.by_status
  const n = Object.values(open).reduce((sum, one) => sum + one, 0)
  return n > 0 ? <span className="d-rail-count">{n.toLocaleString('zh-CN')}</span> : null
}

function Who({ me, onKeys }: { me: Me; onKeys: () => void }) {
  const forget = useForgetEverything()
  const signOut = useCommand('identity.sign_out', {
    invalidates: [],
    onDone: () => {
      say(SIGN_IN.signed_out)
      void forget()
    },
  })
  return (
    <div className="d-who">
      <p>
        <strong>{me.person?.name}</strong>
        <span>{postsWord(me)}</span>
      </p>
      <p className="d-who-acts">
        <button type="button" onClick={onKeys}>
          {DESK.keys}
        </button>
        <button type="button" onClick={() => signOut.mutate({})}>
          {DESK.leave}
        </button>
      </p>
    </div>
  )
}

function postsWord(me: Me) {
  const [first] = me.posts
  if (!first) return DESK.no_post
  const words: Record<string, string> = POST_KIND
  const post = words[first.kind] ?? first.kind
  return me.posts.length > 1 ? fill(DESK.posts_more, { post, n: me.posts.length }) : post
}
