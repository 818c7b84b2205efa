import type { Matter } from '@linli/contract/matters'
import { QRCode } from 'antd'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useMe } from '../../lib/session.ts'
import { sayExact, serverNow } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { COLOURS } from '../../ui/tokens.ts'
import { PRINT } from '../../words/zh-CN/matter-page.ts'
import { SOURCE, STATUS } from '../../words/zh-CN/matters.ts'

/** The head and foot of a matter's paper, with the reporter's own words between. */
export function MatterSheet({
  title,
  matter,
  children,
}: {
  title: string
  matter: Matter
  children: ReactNode
}) {
  const me = useMe()
  const at = sayExact(new Date(serverNow()).toISOString()).slice(0, 16)
  return (
    <>
      <header className="d-sheet-head">
        <div>
          <p className="l-quiet">{me.data?.district?.name}</p>
          <h1>{title}</h1>
        </div>
        <div>
          <p className="l-quiet l-small">{PRINT.number}</p>
          <p className="d-sheet-number">{matter.number}</p>
        </div>
      </header>
      <div>
        <p className="d-sheet-words">{matter.description}</p>
        <p className="l-quiet l-small">
          {SOURCE[matter.source]} · <Moment at={matter.reported_at} /> · {STATUS[matter.status]}
        </p>
      </div>
      {children}
      <TrackFoot />
      <p className="l-quiet l-small">
        {fill(PRINT.printed, { name: me.data?.person?.name ?? '', at })}
      </p>
    </>
  )
}

/** Where to look how far it is. The reporter's own link is a secret of theirs, so paper leads to the number. */
function TrackFoot() {
  const address = `${location.origin}/track`
  return (
    <div className="d-sheet-foot">
      <QRCode
        type="svg"
        value={address}
        size={96}
        bordered={false}
        color={COLOURS.ink}
        bgColor={COLOURS.paper}
        aria-label={PRINT.track}
      />
      <div>
        <h2>{PRINT.track}</h2>
        <p>{fill(PRINT.track_how, { address })}</p>
      </div>
    </div>
  )
}
