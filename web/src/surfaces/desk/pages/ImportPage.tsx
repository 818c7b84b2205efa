import type { Import } from '@linli/contract/imports'
import { Link, useParams } from '@tanstack/react-router'
import { Progress } from 'antd'
import { useEffect } from 'react'
import { ColumnMapping } from '../../../features/imports/ColumnMapping.tsx'
import { Refused, Result, RunForm, SheetForm } from '../../../features/imports/ImportSteps.tsx'
import { IMPORT_TONE } from '../../../features/imports/ImportTable.tsx'
import { ReportView } from '../../../features/imports/ReportView.tsx'
import { ValueMapping } from '../../../features/imports/ValueMapping.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Section } from '../../../ui/Page.tsx'
import { Badge, Notice, Skeleton } from '../../../ui/States.tsx'
import { IMPORT_PAGE, IMPORT_STATE, IMPORTS } from '../../../words/zh-CN/imports.ts'
import { DeskPage } from '../DeskPage.tsx'
import { OursPicker } from '../OursPicker.tsx'

const WORKING: readonly Import['state'][] = ['reading', 'checking', 'running', 'undoing', 'paused']

/** One import from reading to undoing: what is done, what it found, and the next step. */
export function ImportPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const found = useQuery('imports.get', { id })
  const one = found.data
  const isWorking = one !== undefined && WORKING.includes(one.state)
  const { refetch } = found
  useEffect(() => {
    if (!isWorking) return undefined
    // The stream says when it is done; in between the bar moves by asking.
    const timer = setInterval(() => void refetch(), 1_500)
    return () => clearInterval(timer)
  }, [isWorking, refetch])
  return (
    <DeskPage
      title={one?.file_name ?? IMPORTS.title}
      isWide
      lead={one ? <Meta one={one} /> : null}
      back={<Link to="/imports">{IMPORTS.title}</Link>}
    >
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {!one && !found.error ? <Skeleton lines={8} /> : null}
      {one && isWorking ? <Working one={one} /> : null}
      {one?.state === 'refused' ? <Refused one={one} /> : null}
      {one && one.sheets.length > 1 && one.can.includes('read_again') ? (
        <SheetForm one={one} />
      ) : null}
      {one?.state === 'mapping' || one?.state === 'checked' ? <Mapping key={id} one={one} /> : null}
      {one?.state === 'done' || one?.state === 'undone' ? (
        <Result
          one={one}
          link={
            <Link to="/matters" search={{ show: 'imported' }} className="l-button l-button-plain">
              {IMPORT_PAGE.see_matters}
            </Link>
          }
        />
      ) : null}
    </DeskPage>
  )
}

function Meta({ one }: { one: Import }) {
  const { format, encoding, rows_total: rows, columns } = one
  const words = format
    ? fill(IMPORT_PAGE.meta, {
        format: format.toUpperCase(),
        encoding: encoding ?? '',
        rows: rows.toLocaleString('zh-CN'),
        columns: columns.length,
      })
    : ''
  return (
    <span className="l-row">
      <Badge tone={IMPORT_TONE[one.state]}>{IMPORT_STATE[one.state]}</Badge>
      {one.source_name}
      <span>{words}</span>
    </span>
  )
}

function Working({ one }: { one: Import }) {
  const { rows_done: done, rows_total: total, state } = one
  const percent = total > 0 ? Math.min(99, Math.floor((done / total) * 100)) : 0
  return (
    <div className="l-stack d-form" role="status">
      <p>
        <strong>{IMPORT_STATE[state]}</strong>{' '}
        {total > 0
          ? fill(IMPORT_PAGE.working_rows, {
              done: done.toLocaleString('zh-CN'),
              total: total.toLocaleString('zh-CN'),
            })
          : null}
      </p>
      <Progress percent={percent} aria-label={IMPORT_STATE[state]} />
      <p className="l-quiet">{IMPORT_PAGE.working_hint}</p>
    </div>
  )
}

function Mapping({ one }: { one: Import }) {
  return (
    <>
      <Section title={IMPORT_PAGE.columns}>
        <ColumnMapping one={one} />
      </Section>
      <Section title={IMPORT_PAGE.values}>
        <ValueMapping one={one} picker={OursPicker} />
      </Section>
      <Section title={IMPORT_PAGE.check}>
        <RunForm one={one} />
        {one.report ? <ReportView one={one} report={one.report} /> : null}
      </Section>
    </>
  )
}
