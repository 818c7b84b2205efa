import { Link, useParams } from '@tanstack/react-router'
import { SubsidyLines, subsidyRows } from '../../../features/outcomes/SubsidyLines.tsx'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { saveCsv } from '../../../lib/save-csv.ts'
import { sayYuan } from '../../../lib/say-yuan.ts'
import { sayDay } from '../../../lib/time.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Badge, Notice, Skeleton } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { SUBSIDIES, SUBSIDY_STATE } from '../../../words/zh-CN/subsidies.ts'
import { DeskPage } from '../DeskPage.tsx'

/** One list of subsidies: its cases, its sum, and who agrees to it. */
export function SubsidyListPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const list = useQuery('outcomes.get_subsidy_list', { id })
  const approve = useCommand('outcomes.approve_subsidy_list', {
    onDone: () => say(SUBSIDIES.approved),
  })
  const drop = useCommand('outcomes.drop_subsidy_list', { onDone: () => say(SUBSIDIES.dropped) })
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.data) return <Skeleton lines={8} />
  const one = list.data
  const problem = approve.error ?? drop.error
  const span = { from: sayDay(one.from), to: sayDay(one.to), amount: sayYuan(one.total_fen) }
  return (
    <DeskPage
      title={`${one.committee.name} ${SUBSIDIES.title}`}
      lead={fill(SUBSIDIES.list_line, span)}
      back={<Link to="/outcomes/subsidies">{SUBSIDIES.back}</Link>}
      acts={
        <>
          {one.can.includes('approve') ? (
            <Button
              look="main"
              busyWord={approve.isPending && DESK.working}
              onClick={() => approve.mutate({ id })}
            >
              {SUBSIDIES.approve}
            </Button>
          ) : null}
          {one.can.includes('drop') ? (
            <Button
              look="stop"
              busyWord={drop.isPending && DESK.working}
              onClick={() => drop.mutate({ id })}
            >
              {SUBSIDIES.drop}
            </Button>
          ) : null}
          <Button onClick={() => saveCsv(SUBSIDIES.csv_name, subsidyRows(one.lines))}>
            {SUBSIDIES.csv}
          </Button>
        </>
      }
      isWide
    >
      <p>
        <Badge tone={one.state === 'waiting' ? 'todo' : 'quiet'}>{SUBSIDY_STATE[one.state]}</Badge>{' '}
        {fill(SUBSIDIES.made_by, { name: one.made_by.name })}{' '}
        {one.approved_by ? fill(SUBSIDIES.approved_by, { name: one.approved_by.name }) : null}
      </p>
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <SubsidyLines lines={one.lines} />
      <p>
        {SUBSIDIES.total} <strong>{sayYuan(one.total_fen)}</strong>
      </p>
    </DeskPage>
  )
}
