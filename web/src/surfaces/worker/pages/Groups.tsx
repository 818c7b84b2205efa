import { Link } from '@tanstack/react-router'
import { GroupList } from '../../../features/groups/GroupList.tsx'
import { KeeperDoors } from '../../../features/groups/KeeperDoors.tsx'
import { useBack } from '../../../lib/useBack.ts'
import { Page } from '../../../ui/Page.tsx'
import { GROUP_LIST } from '../../../words/zh-CN/groups.ts'

/** The groups that I am in. */
export function Groups() {
  const back = useBack()
  return (
    <Page title={GROUP_LIST.title} back={back}>
      <KeeperDoors link={(to, row) => <Link to={to}>{row}</Link>} />
      <GroupList
        row={(id, line) => (
          <Link to="/groups/$id" params={{ id }}>
            {line}
          </Link>
        )}
      />
    </Page>
  )
}
