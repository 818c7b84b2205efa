import type { DueLine } from '@linli/contract/agreement-lists'
import { DUE_TABS, type DueTab } from '@linli/contract/codes/agreements'
import { type ReactNode, useState } from 'react'
import { call } from '../../lib/client.ts'
import { sayDay } from '../../lib/time.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { AGREEMENT, DUE } from '../../words/zh-CN/agreement-page.ts'
import { DUE_TAB, OBLIGATION, OBLIGATION_STATUS } from '../../words/zh-CN/agreements.ts'
import { sayMoney } from './money.ts'
import { OBLIGATION_TONE } from './ObligationSection.tsx'

/** What falls due for a committee, by kind; each line leads to its agreement. */
export function DueList({ link }: { link: (line: DueLine, row: ReactNode) => ReactNode }) {
  const [tab, setTab] = useState<DueTab>('overdue')
  const list = usePages(['agreements.list_due', { tab }], (cursor, signal) =>
    call('agreements.list_due', { tab, ...cursor }, { signal, retries: 0 }),
  )
  return (
    <div className="l-stack">
      <Tabs
        label={DUE.title}
        tabs={DUE_TABS.map((value) => ({
          value,
          word: DUE_TAB[value],
          count: value === tab ? list.first?.count.n : undefined,
        }))}
        value={tab}
        onChange={setTab}
      />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.items ? null : <Skeleton lines={5} />}
      {list.items?.length === 0 ? <Empty title={DUE.empty} /> : null}
      {list.items && list.items.length > 0 ? (
        <List label={DUE_TAB[tab]}>
          {list.items.map((line) => (
            <li key={line.id}>{link(line, <Row line={line} />)}</li>
          ))}
        </List>
      ) : null}
      {list.hasMore ? <Button onClick={list.more}>{DUE.more}</Button> : null}
    </div>
  )
}

function Row({ line }: { line: DueLine }) {
  const owed = line.obligation
  return (
    <ListRow
      over={`${line.dispute_number ?? ''} ${line.dispute_words}`}
      title={
        owed
          ? `${fill(AGREEMENT.pays, { from: owed.from_name, to: owed.to_name })}：${OBLIGATION[owed.kind]} ${owed.amount_fen === null ? owed.what : sayMoney(owed.amount_fen - owed.paid_fen)}`
          : fill(AGREEMENT.by, { day: sayDay(line.due_on) })
      }
      state={
        owed ? (
          <Badge tone={OBLIGATION_TONE[owed.state]}>{OBLIGATION_STATUS[owed.state]}</Badge>
        ) : null
      }
      foot={sayDay(line.due_on)}
      aside={[
        line.days_late > 0 ? fill(DUE.days_late, { n: line.days_late }) : '',
        owed && owed.urged_times > 0 ? fill(DUE.urged, { n: owed.urged_times }) : '',
      ]
        .filter(Boolean)
        .join('，')}
    />
  )
}
