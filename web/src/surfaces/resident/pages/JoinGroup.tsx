import type { Role } from '@linli/contract/identity'
import { Link, useLocation } from '@tanstack/react-router'
import { Tray } from '../../../features/channels/Tray.tsx'
import { InvitedView, JoinForm } from '../../../features/groups/JoinForm.tsx'
import { TieOutside } from '../../../features/groups/TieOutside.tsx'
import { MiniProgramBand } from '../../../features/identity/ByMiniProgram.tsx'
import { PhoneSignIn } from '../../../features/identity/PhoneSignIn.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { useArrival } from '../../../features/identity/useArrival.ts'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { useBack } from '../../../lib/useBack.ts'
import { reasonText } from '../../../lib/words.ts'
import { Page } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { ARRIVAL } from '../../../words/zh-CN/arrivals.ts'
import { JOIN } from '../../../words/zh-CN/group-registry.ts'

const KEEPERS: readonly Role[] = ['grid_worker', 'centre_staff']

/** What a printed code of a group leads to; its secret is what follows the #. */
export function JoinGroup() {
  const back = useBack()
  const token = useLocation().hash
  const me = useMe()
  const arriving = useArrival()
  const isWhole = token.length >= 16
  const invited = useQuery('groups.look_at_invitation', { token }, { isEnabled: isWhole })
  const isLost = !isWhole || invited.error?.code === 'invalid'
  const kind = me.data?.kind
  // A printed code is short; what comes out of a group outside carries its arrival.
  const isOutside = token.length > 64
  const mayTie = isOutside && me.data?.roles.some((role) => KEEPERS.includes(role)) === true
  return (
    <Page title={JOIN.title} back={back} slot={<TypeSwitch />}>
      <MiniProgramBand arriving={arriving} />
      {isLost && mayTie ? <TieOutside token={token} /> : null}
      {isLost && !mayTie ? (
        <Empty title={isOutside ? ARRIVAL.which_group : JOIN.not_valid}>
          <p>{isOutside ? ARRIVAL.no_group : JOIN.not_valid_hint}</p>
          <Link to="/" className="l-button l-button-plain">
            {JOIN.home}
          </Link>
        </Empty>
      ) : null}
      {invited.error && !isLost ? <Notice tone="over">{reasonText(invited.error)}</Notice> : null}
      {isWhole && invited.isPending ? <Skeleton lines={6} /> : null}
      {invited.data ? <InvitedView invited={invited.data} /> : null}
      {invited.data?.status === 'in' ? (
        <Notice
          tone="done"
          slot={
            <Link
              to="/groups/$id"
              params={{ id: invited.data.group.id }}
              className="l-button l-button-main"
            >
              {JOIN.to_groups}
            </Link>
          }
        >
          {JOIN.in}
        </Notice>
      ) : invited.data && kind === 'resident' ? (
        <JoinForm token={token} invited={invited.data} />
      ) : invited.data && kind === 'staff' ? (
        <Notice tone="soon">{JOIN.staff}</Notice>
      ) : invited.data ? (
        <>
          <p>{JOIN.sign_in}</p>
          <PhoneSignIn tray={(phone) => <Tray phone={phone} />} onDone={() => undefined} />
        </>
      ) : null}
    </Page>
  )
}
