import type { Import } from '@linli/contract/imports'
import { type ReactNode, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { FILE_REFUSAL, IMPORT_FIELD, IMPORT_PAGE, IMPORTS } from '../../words/zh-CN/imports.ts'
import { Errors, ReportView } from './ReportView.tsx'

/** Why a file was not read, and where. Nothing of it was kept. */
export function Refused({ one }: { one: Import }) {
  const { refusal } = one
  return (
    <Notice tone="over">
      <p>
        <strong>{IMPORT_PAGE.refused}</strong>
      </p>
      {refusal ? (
        <p>
          {refusal.line === null ? '' : fill(IMPORT_PAGE.refused_line, { line: refusal.line })}
          {FILE_REFUSAL[refusal.reason] ?? refusal.reason}
        </p>
      ) : null}
    </Notice>
  )
}

/** Another sheet of the same workbook. */
export function SheetForm({ one }: { one: Import }) {
  const [sheet, setSheet] = useState(one.sheet ?? one.sheets[0] ?? '')
  const again = useCommand('imports.read_again')
  return (
    <div className="l-row">
      <select
        className="l-input d-auto"
        aria-label={IMPORT_PAGE.sheet}
        value={sheet}
        onChange={(event) => setSheet(event.target.value)}
      >
        {one.sheets.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <Button
        disabled={sheet === one.sheet}
        busyWord={again.isPending && DESK.working}
        onClick={() => again.mutate({ id: one.id, sheet })}
      >
        {IMPORT_PAGE.read_sheet}
      </Button>
      {again.error ? <Notice tone="over">{reasonText(again.error)}</Notice> : null}
    </div>
  )
}

/** The check, and after it the run. */
export function RunForm({ one }: { one: Import }) {
  const check = useCommand('imports.dry_run')
  const run = useCommand('imports.run')
  const problem = check.error ?? run.error
  const n = one.report?.to_make ?? 0
  const field = problem?.data.field
  return (
    <div className="l-stack">
      <p className="l-quiet">{IMPORT_PAGE.check_lead}</p>
      {problem ? (
        <Notice tone="over">
          {typeof field === 'string' ? `${IMPORT_FIELD[field] ?? field}：` : ''}
          {reasonText(problem)}
        </Notice>
      ) : null}
      <div className="l-row">
        {one.can.includes('dry_run') ? (
          <Button
            look={one.can.includes('run') ? 'plain' : 'main'}
            busyWord={check.isPending && DESK.working}
            onClick={() => check.mutate({ id: one.id })}
          >
            {one.state === 'checked' ? IMPORT_PAGE.check_again : IMPORT_PAGE.run_check}
          </Button>
        ) : null}
        {one.can.includes('run') && n > 0 ? (
          <Button
            look="main"
            busyWord={run.isPending && DESK.working}
            onClick={() => run.mutate({ id: one.id })}
          >
            {fill(IMPORT_PAGE.run, { n: n.toLocaleString('zh-CN') })}
          </Button>
        ) : null}
        <span className="l-quiet l-small">
          {one.can.includes('run') ? IMPORT_PAGE.run_lead : IMPORT_PAGE.check_first}
        </span>
      </div>
    </div>
  )
}

/** What was made, what was left alone, and the way to take it all back. */
export function Result({ one, link }: { one: Import; link: ReactNode }) {
  const figures: readonly (readonly [string, number])[] = [
    [IMPORTS.rows, one.rows_total],
    [IMPORTS.made, one.rows_made],
    [IMPORTS.known, one.rows_known],
    [IMPORTS.wrong, one.rows_wrong],
  ]
  return (
    <>
      <Section title={IMPORT_PAGE.result}>
        {one.state === 'undone' ? <Notice tone="quiet">{IMPORT_PAGE.undone}</Notice> : null}
        <dl className="d-figures">
          {figures.map(([word, n]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{n.toLocaleString('zh-CN')}</dd>
            </div>
          ))}
        </dl>
        {one.rows_kept > 0 ? (
          <>
            <p>{fill(IMPORT_PAGE.kept, { n: one.rows_kept })}</p>
            <Errors one={one} of="kept" />
          </>
        ) : null}
        <div className="l-row">
          {one.state === 'done' ? link : null}
          {one.can.includes('undo') ? <Undo one={one} /> : null}
        </div>
      </Section>
      {one.report ? (
        <Section title={IMPORT_PAGE.report}>
          <ReportView one={one} report={one.report} />
        </Section>
      ) : null}
    </>
  )
}

function Undo({ one }: { one: Import }) {
  const [isOpen, setOpen] = useState(false)
  const undo = useCommand('imports.undo', { invalidates: ['imports.', 'matters.'] })
  if (!isOpen) {
    return (
      <Button look="stop" onClick={() => setOpen(true)}>
        {IMPORT_PAGE.undo}
      </Button>
    )
  }
  return (
    <div className="d-form d-act-box">
      <p>{IMPORT_PAGE.undo_sure}</p>
      {undo.error ? <Notice tone="over">{reasonText(undo.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button
          look="stop"
          busyWord={undo.isPending && DESK.working}
          onClick={() => undo.mutate({ id: one.id })}
        >
          {IMPORT_PAGE.undo_do}
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          {DESK.cancel}
        </Button>
      </div>
    </div>
  )
}
