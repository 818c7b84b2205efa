import type { DryRun } from '@linli/contract/assignments'
import type { Version } from '@linli/contract/routing'
import { Progress } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { addDays, sayDay, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { DRY_RUN } from '../../words/zh-CN/assignments.ts'
import { DESK } from '../../words/zh-CN/desk.ts'
import { DryRunResult } from './DryRunResult.tsx'

// A quarter: long enough for holidays and weekends, near enough to be like the days to come.
const DAYS_BACK = 90

/** Tries a draft on the past: asked for, watched, stopped, and what came out. */
export function DryRunView({ version }: { version: Version }) {
  const found = useQuery('assignments.find_dry_run', { version_id: version.id })
  const dry_run = found.data?.dry_run ?? null
  const isRunning = dry_run?.state === 'running'
  const { refetch } = found
  useEffect(() => {
    if (!isRunning) return undefined
    // The stream tells of every piece; the bar also moves where it does not reach.
    const timer = setInterval(() => void refetch(), 2_000)
    return () => clearInterval(timer)
  }, [isRunning, refetch])
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={3} />
  return (
    <div className="l-stack">
      <p className="l-quiet">{DRY_RUN.lead}</p>
      {version.can.includes('dry_run') && !isRunning ? (
        <StartForm version={version} isAgain={dry_run !== null} />
      ) : null}
      {dry_run?.state === 'cancelled' ? <p className="l-quiet">{DRY_RUN.cancelled}</p> : null}
      {dry_run && isRunning ? <Running dry_run={dry_run} /> : null}
      {dry_run?.state === 'done' ? (
        <>
          {dry_run.revision === version.revision ? null : (
            <Notice tone="soon">{DRY_RUN.old}</Notice>
          )}
          <DryRunResult dry_run={dry_run} />
        </>
      ) : null}
    </div>
  )
}

function StartForm({ version, isAgain }: { version: Version; isAgain: boolean }) {
  const [from, setFrom] = useState(() => addDays(today(), -DAYS_BACK))
  const [to, setTo] = useState(() => today())
  const start = useCommand('assignments.start_dry_run')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate({ version_id: version.id, revision: version.revision, from, to })
  }
  return (
    <form className="d-tools d-days" onSubmit={submit}>
      <Field
        label={DRY_RUN.from}
        type="date"
        required
        max={to}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <Field
        label={DRY_RUN.to}
        type="date"
        required
        max={today()}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button type="submit" busyWord={start.isPending && DESK.working}>
        {isAgain ? DRY_RUN.again : DRY_RUN.start}
      </Button>
      {start.error ? <Notice tone="over">{reasonText(start.error)}</Notice> : null}
    </form>
  )
}

function Running({ dry_run }: { dry_run: DryRun }) {
  const { id, done, total, can } = dry_run
  const cancel = useCommand('assignments.cancel_dry_run')
  const percent = total ? Math.min(99, Math.floor((done / total) * 100)) : 0
  return (
    <div className="l-stack d-form" role="status">
      <p>
        {total === null
          ? DRY_RUN.counting
          : fill(DRY_RUN.progress, {
              done: done.toLocaleString('zh-CN'),
              total: total.toLocaleString('zh-CN'),
            })}
      </p>
      <Progress percent={percent} aria-label={DRY_RUN.progress_label} />
      {can.includes('cancel') ? (
        <div>
          <Button
            look="stop"
            busyWord={cancel.isPending && DESK.working}
            onClick={() => cancel.mutate({ id })}
          >
            {DRY_RUN.cancel}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** What a draft's dry run leaves to be said before it is published; null where nothing. */
export function useDryRunWarning(version: Version, words: { never: string; old: string }) {
  const found = useQuery('assignments.find_dry_run', { version_id: version.id })
  if (!found.data) return null
  const { dry_run } = found.data
  if (dry_run?.state !== 'done') return words.never
  return dry_run.revision === version.revision ? null : words.old
}

/** The days of a dry run and what it was compared with. */
export function dryRunLine({ from_day, to_day, total, than_number }: DryRun) {
  return [
    fill(DRY_RUN.period, {
      from: sayDay(from_day),
      to: sayDay(to_day),
      total: (total ?? 0).toLocaleString('zh-CN'),
    }),
    than_number === null ? DRY_RUN.than_catalogue : fill(DRY_RUN.than, { number: than_number }),
  ].join('，')
}
