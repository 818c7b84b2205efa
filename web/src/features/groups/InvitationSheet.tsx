import type { Invitation } from '@linli/contract/group-members'
import { QRCode } from 'antd'
import { sayMoment } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { COLOURS } from '../../ui/tokens.ts'
import { INVITE } from '../../words/zh-CN/group-registry.ts'
import './registry.css'

/** The way into a group as it hangs in a stairwell: one A4 page with the code and three plain steps. */
export function InvitationSheet({ invitation }: { invitation: Invitation }) {
  const { group, community, ends_at, token } = invitation
  if (!token) return <p>{INVITE.over}</p>
  return (
    <>
      <header className="d-sheet-head">
        <div>
          <p className="l-quiet">{community.name}</p>
          <h1>{INVITE.scan}</h1>
          <p>{group.name}</p>
        </div>
      </header>
      <div className="g-invite">
        <ol>
          <li>{INVITE.step_1}</li>
          <li>{INVITE.step_2}</li>
          <li>{INVITE.step_3}</li>
        </ol>
        <div>
          <QRCode
            type="svg"
            value={`${location.origin}/groups/join#${token}`}
            size={260}
            bordered={false}
            color={COLOURS.ink}
            bgColor={COLOURS.paper}
            aria-label={INVITE.title}
          />
          <p className="l-quiet">{fill(INVITE.until, { when: sayMoment(ends_at) })}</p>
        </div>
      </div>
      <p>{INVITE.not_wechat}</p>
    </>
  )
}
