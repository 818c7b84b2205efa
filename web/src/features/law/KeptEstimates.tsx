import { Link } from '@tanstack/react-router'
import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { sayExact } from '../../lib/time.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { CALCULATION, ESTIMATE, LAW } from '../../words/zh-CN/law.ts'
import { EstimateView } from './EstimateView.tsx'
import { yuanRange } from './law-words.ts'
import { sayExactDay } from './say-exact-day.ts'

/** Results that I have kept, the newest first. */
export function KeptEstimates({ dispute_id }: { dispute_id?: string | undefined }) {
  const input = dispute_id ? { dispute_id } : {}
  const found = usePages(['law.list_estimates', input], (cursor, signal) =>
    call('law.list_estimates', { ...input, ...cursor }, { signal }),
  )
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.items) return <Skeleton lines={5} />
  if (found.items.length === 0)
    return <Empty title={ESTIMATE.none_kept}>{ESTIMATE.none_kept_hint}</Empty>
  return (
    <div className="l-stack">
      <List label={LAW.kept}>
        {found.items.map((one) => (
          <li key={one.id}>
            <Link to="/law/estimates/$id" params={{ id: one.id }}>
              <ListRow
                title={CALCULATION[one.kind]}
                foot={<Moment at={one.made_at} />}
                aside={one.total ? yuanRange(one.total) : ESTIMATE.no_total}
              />
            </Link>
          </li>
        ))}
      </List>
      {found.hasMore ? <Button onClick={found.more}>{fill(LAW.more, { n: 20 })}</Button> : null}
    </div>
  )
}

/** A kept result, exactly as it was. */
export function KeptEstimate({ id }: { id: string }) {
  const found = useQuery('law.get_estimate', { id }, { staleMs: 3_600_000 })
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={8} />
  const { made_by, made_at, estimate } = found.data
  const made = fill(ESTIMATE.made, {
    ...{ name: made_by, at: sayExact(made_at), version: estimate.rule_version },
    day: sayExactDay(estimate.calculated_on),
  })
  return (
    <div className="l-stack">
      <EstimateView estimate={estimate} made={made} />
      <div className="l-row l-screen-only">
        <Button look="main" onClick={() => window.print()}>
          {ESTIMATE.print}
        </Button>
        <Link
          className="l-button l-button-plain"
          to="/law/calculate/$kind"
          params={{ kind: estimate.kind }}
        >
          {ESTIMATE.again}
        </Link>
      </div>
    </div>
  )
}
