import { Link } from '@tanstack/react-router'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { DisputeRow } from '../../../features/mediation/DisputeRow.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { useBack } from '../../../lib/useBack.ts'
import { reasonText } from '../../../lib/words.ts'
import { List } from '../../../ui/ListRow.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { MY_DISPUTE } from '../../../words/zh-CN/mediation-page.ts'
import { SignIn } from './SignIn.tsx'

/** Every dispute in which I am a party, act for one, or that I asked for. */
export function Disputes() {
  const me = useMe()
  const back = useBack()
  const isResident = me.data?.kind === 'resident'
  const list = useQuery('mediation.list', { tab: 'mine', limit: 50 }, { isEnabled: isResident })
  if (me.data && !isResident) return <SignIn />
  return (
    <Page
      title={MY_DISPUTE.title}
      back={back}
      slot={<TypeSwitch />}
      act={
        <Link to="/disputes/apply" className="l-button l-button-main l-button-wide">
          {MY_DISPUTE.apply}
        </Link>
      }
    >
      <p className="l-quiet">{MY_DISPUTE.free}</p>
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.data || list.error ? null : <Skeleton lines={6} />}
      {list.data?.items.length === 0 ? (
        <Empty title={MY_DISPUTE.empty}>{MY_DISPUTE.empty_hint}</Empty>
      ) : null}
      {list.data && list.data.items.length > 0 ? (
        <List label={MY_DISPUTE.title}>
          {list.data.items.map((line) => (
            <li key={line.id}>
              <Link to="/disputes/$id" params={{ id: line.id }}>
                <DisputeRow line={line} />
              </Link>
            </li>
          ))}
        </List>
      ) : null}
    </Page>
  )
}
