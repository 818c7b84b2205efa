import { Link } from '@tanstack/react-router'
import { SubsidyMaker } from '../../../features/outcomes/SubsidyMaker.tsx'
import { SubsidyRules } from '../../../features/outcomes/SubsidyRules.tsx'
import { call } from '../../../lib/client.ts'
import { sayYuan } from '../../../lib/say-yuan.ts'
import { useMe } from '../../../lib/session.ts'
import { sayDay } from '../../../lib/time.ts'
import { usePages } from '../../../lib/usePages.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, ListRow } from '../../../ui/ListRow.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { OUTCOMES } from '../../../words/zh-CN/outcomes.ts'
import { SUBSIDIES, SUBSIDY_STATE } from '../../../words/zh-CN/subsidies.ts'
import { DeskPage } from '../DeskPage.tsx'

/** Subsidies for settled disputes: the amounts, what may be paid for, and the lists for approval. */
export function Subsidies() {
  const me = useMe()
  const clerk = me.data?.posts.find(({ kind }) => kind === 'committee_clerk')
  const roles = me.data?.roles ?? []
  const readsLists = roles.some((role) => ['leader', 'mediator', 'unit_staff'].includes(role))
  return (
    <DeskPage
      title={SUBSIDIES.title}
      lead={SUBSIDIES.lead}
      back={<Link to="/outcomes">{OUTCOMES.title}</Link>}
      isWide
    >
      {clerk ? <SubsidyMaker committeeId={clerk.unit.id} /> : null}
      {readsLists ? <Lists /> : null}
      <SubsidyRules />
    </DeskPage>
  )
}

function Lists() {
  const input = { limit: 20 }
  const list = usePages(['outcomes.list_subsidy_lists', input], (cursor, signal) =>
    call('outcomes.list_subsidy_lists', { ...input, ...cursor }, { signal }),
  )
  return (
    <Section title={SUBSIDIES.lists}>
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.items || list.error ? null : <Skeleton lines={3} />}
      {list.items?.length === 0 ? <Empty title={SUBSIDIES.no_lists} /> : null}
      {list.items && list.items.length > 0 ? (
        <List>
          {list.items.map((one) => (
            <li key={one.id}>
              <Link to="/outcomes/subsidies/$id" params={{ id: one.id }}>
                <ListRow
                  title={one.committee.name}
                  state={
                    <Badge tone={one.state === 'waiting' ? 'todo' : 'quiet'}>
                      {SUBSIDY_STATE[one.state]}
                    </Badge>
                  }
                  foot={fill(SUBSIDIES.list_line, {
                    from: sayDay(one.from),
                    to: sayDay(one.to),
                    amount: sayYuan(one.total_fen),
                  })}
                  aside={fill(SUBSIDIES.made_by, { name: one.made_by.name })}
                />
              </Link>
            </li>
          ))}
        </List>
      ) : null}
      {list.hasMore ? (
        <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
          {DESK.more}
        </Button>
      ) : null}
    </Section>
  )
}
