import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { TRAY } from '../../words/zh-CN/channels.ts'
import './tray.css'

/** What would have gone to this phone as text messages; only a demonstration shows it, and says so. */
export function Tray({ phone }: { phone: string }) {
  const texts = useQuery('channels.list_tray', { phone }, { staleMs: 0 })
  return (
    <aside className="l-tray" aria-label={TRAY.title}>
      <p className="l-tray-title">{TRAY.title}</p>
      <p className="l-small">{TRAY.why}</p>
      {texts.data?.slice(0, 3).map((text) => (
        <p key={text.id} className="l-tray-text">
          {text.text}
          <span className="l-small l-quiet">
            <Moment at={text.sent_at} />
          </span>
        </p>
      ))}
      {texts.data?.length === 0 ? <p className="l-quiet">{TRAY.empty}</p> : null}
    </aside>
  )
}
