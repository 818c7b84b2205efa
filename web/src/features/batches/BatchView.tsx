import type { Batch } from '@linli/contract/batches'
import type { BatchRowState } from '@linli/contract/codes/batches'
import { Progress } from 'antd'
import { type ReactNode, useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { BATCH_COUNT, BATCH_PAGE } from '../../words/zh-CN/batches.ts'
import { BatchRows, type MatterLink } from './BatchRows.tsx'
import { verbOf, whyOf } from './batch-words.ts'
import './batches.css'

const CHANGES = ['batches.', 'matters.', 'workbench.list_views']

/** One batch: what it would do and why not to all, then what it did, and taking it back. */
export function BatchView({
  batch,
  link,
  back,
}: {
  batch: Batch
  link: MatterLink
  /** The link to where the rows were picked. */
  back: ReactNode
}) {
  return (
    <div className="l-stack">
      <Told batch={batch} />
      {batch.state === 'prepared' ? <Look batch={batch} back={back} /> : null}
      {batch.state === 'running' || batch.state === 'undoing' ? <Going batch={batch} /> : null}
      {batch.finished_at ? <Undo batch={batch} /> : null}
      <Outcomes batch={batch} link={link} />
    </div>
  )
}

/** To whom or what, and the words that go to each. */
function Told({ batch: { act, target } }: { batch: Batch }) {
  const note = 'note' in act ? act.note : undefined
  if (!target && !note) return null
  return (
    <div>
      {target ? (
        <p>{fill(act.action === 'triage' ? BATCH_PAGE.category : BATCH_PAGE.target, { target })}</p>
      ) : null}
      {note ? (
        <p>
          <span className="l-quiet">{BATCH_PAGE.note}</span> {note}
        </p>
      ) : null}
    </div>
  )
}

/** Before anything is changed: how many go, what the reporters are told, and the verb. */
function Look({ batch, back }: { batch: Batch; back: ReactNode }) {
  const act = verbOf(batch.act)
  const n = batch.counts.going ?? 0
  const run = useCommand('batches.run', {
    invalidates: CHANGES,
    onDone: ({ counts }) => say(fill(BATCH_PAGE.done_toast, { act, n: said(counts.done ?? 0) })),
  })
  return (
    <>
      <p className="d-batch-figure">
        {fill(n > 0 ? BATCH_PAGE.will : BATCH_PAGE.will_none, { act, n: said(n) })}
      </p>
      {n > 0 ? (
        <p className="l-quiet">
          {fill(batch.texts.n > 0 ? BATCH_PAGE.texts_soon : BATCH_PAGE.no_texts, {
            n: said(batch.texts.n),
            minutes: batch.undo_minutes,
          })}
          {BATCH_PAGE.follow}
        </p>
      ) : null}
      {run.error ? <Notice tone="over">{reasonText(run.error)}</Notice> : null}
      <div className="d-form-foot">
        {n > 0 ? (
          <Button
            look="main"
            busyWord={run.isPending && BATCH_PAGE.running}
            onClick={() => run.mutate({ id: batch.id })}
          >
            {fill(BATCH_PAGE.run, { act, n: said(n) })}
          </Button>
        ) : null}
        {back}
      </div>
    </>
  )
}

function Going({ batch }: { batch: Batch }) {
  const isUndoing = batch.state === 'undoing'
  const { done = 0, going = 0, undone = 0, kept = 0, changed = 0 } = batch.counts
  const past = isUndoing ? undone + kept : done + changed
  const left = isUndoing ? done : going
  const cancel = useCommand('batches.cancel', { invalidates: CHANGES })
  return (
    <>
      <p>
        {fill(isUndoing ? BATCH_PAGE.undo_progress : BATCH_PAGE.progress, {
          done: said(past),
          going: said(left),
        })}
      </p>
      <Progress percent={Math.floor((100 * past) / Math.max(1, past + left))} />
      {cancel.error ? <Notice tone="over">{reasonText(cancel.error)}</Notice> : null}
      {batch.can.includes('cancel') ? (
        <div>
          <Button
            look="stop"
            busyWord={cancel.isPending && BATCH_PAGE.cancelling}
            onClick={() => cancel.mutate({ id: batch.id })}
          >
            {BATCH_PAGE.cancel}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Undo({ batch }: { batch: Batch }) {
  const undo = useCommand('batches.undo', {
    invalidates: CHANGES,
    onDone: ({ counts }) => say(fill(BATCH_PAGE.undone_toast, { n: said(counts.undone ?? 0) })),
  })
  const { texts, undo_until } = batch
  return (
    <>
      {texts.n > 0 && undo_until ? (
        <p className="l-quiet">
          <WithMoment
            text={fill(texts.are_sent ? BATCH_PAGE.texts_sent : BATCH_PAGE.texts_wait, {
              n: said(texts.n),
              at: MARK,
            })}
            at={undo_until}
          />
        </p>
      ) : null}
      {undo.error ? <Notice tone="over">{reasonText(undo.error)}</Notice> : null}
      {batch.can.includes('undo') && undo_until ? (
        <div className="d-form-foot">
          <Button
            look="stop"
            busyWord={undo.isPending && BATCH_PAGE.undoing}
            onClick={() => undo.mutate({ id: batch.id })}
          >
            {BATCH_PAGE.undo}
          </Button>
          <span className="l-quiet">
            <WithMoment text={fill(BATCH_PAGE.undo_until, { at: MARK })} at={undo_until} />
          </span>
        </div>
      ) : batch.state === 'undone' || batch.state === 'undoing' ? null : (
        <p className="l-quiet">{BATCH_PAGE.undo_over}</p>
      )}
    </>
  )
}

const MARK = '\u0000'

function WithMoment({ text, at }: { text: string; at: string }) {
  const [before, after] = text.split(MARK)
  return after === undefined ? (
    before
  ) : (
    <>
      {before}
      <Moment at={at} />
      {after}
    </>
  )
}

const ORDER: readonly BatchRowState[] = [
  'going',
  'done',
  'undone',
  'kept',
  'changed',
  'left',
  'refused',
]

// So few rows are shown without a press.
const FEW = 20

interface OutcomeLine {
  state: BatchRowState
  reason: string | undefined
  n: number
}

/** What becomes of the rows, each with its number and the rows behind it. */
function Outcomes({ batch, link }: { batch: Batch; link: MatterLink }) {
  const lines = ORDER.flatMap((state): OutcomeLine[] => {
    const reasons = batch.reasons.filter((one) => one.state === state)
    if (reasons.length > 0) return reasons
    const n = batch.counts[state]
    return n ? [{ state, reason: undefined, n }] : []
  })
  return (
    <ul className="d-batch-why">
      {lines.map((line) => (
        <Outcome key={`${line.state} ${line.reason}`} id={batch.id} {...line} link={link} />
      ))}
    </ul>
  )
}

function Outcome({ id, state, reason, n, link }: OutcomeLine & { id: string; link: MatterLink }) {
  const [isOpen, setOpen] = useState(n <= FEW)
  const why = reason === undefined ? '' : `：${whyOf(reason)}`
  return (
    <li>
      <div className="d-batch-why-line">
        <span>
          <strong>{fill(BATCH_PAGE.rows_n, { n: said(n) })}</strong> {BATCH_COUNT[state]}
          {why}
        </span>
        <Button
          look="quiet"
          className="d-inline"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? BATCH_PAGE.hide_rows : BATCH_PAGE.rows}
        </Button>
      </div>
      {isOpen ? <BatchRows id={id} state={state} reason={reason} link={link} /> : null}
    </li>
  )
}

const said = (n: number) => n.toLocaleString('zh-CN')
