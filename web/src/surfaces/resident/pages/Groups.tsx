import { Link } from '@tanstack/react-router'
import { GroupList } from '../../../features/groups/GroupList.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { useMe } from '../../../lib/session.ts'
import { useBack } from '../../../lib/useBack.ts'
import { Page } from '../../../ui/Page.tsx'
import { GROUP_LIST } from '../../../words/zh-CN/groups.ts'
import { SignIn } from './SignIn.tsx'

/** The groups that I am in. */
export function Groups() {
  const me = useMe()
  const back = useBack()
  if (me.data && me.data.kind !== 'resident') return <SignIn />
  return (
    <Page title={GROUP_LIST.title} back={back} slot={<TypeSwitch />}>
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
