import { useParams } from '@tanstack/react-router'
import { MyRoom } from '../../../features/caucus/MyRoom.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { useMe } from '../../../lib/session.ts'
import { useBack } from '../../../lib/useBack.ts'
import { Page } from '../../../ui/Page.tsx'
import { CAUCUS } from '../../../words/zh-CN/caucus.ts'
import { SignIn } from './SignIn.tsx'

/** My side's sealed room in a dispute. */
export function MyRoomPage() {
  const back = useBack('/mine')
  const { id = '' } = useParams({ strict: false })
  const me = useMe()
  if (me.data?.kind === 'visitor') return <SignIn />
  return (
    <Page title={CAUCUS.my_room} back={back} slot={<TypeSwitch />}>
      <MyRoom id={id} />
    </Page>
  )
}
