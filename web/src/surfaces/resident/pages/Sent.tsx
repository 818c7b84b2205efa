import { Link, useLocation } from '@tanstack/react-router'
import { useQuery } from '../../../lib/queries.ts'
import { useTop } from '../../../lib/useTop.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Page, Paper } from '../../../ui/Page.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { APP } from '../../../words/zh-CN/app.ts'
import { SENT } from '../../../words/zh-CN/resident.ts'
import './sent.css'

/** After sending: the number and the link (一案一码). The token stands in the fragment, which no server sees. */
export function Sent() {
  const token = useLocation().hash
  useTop()
  const matter = useQuery('matters.track', { token })
  const link = `${location.origin}/t#${token}`
  const number = matter.data?.number ?? ''
  const copy = () =>
    navigator.clipboard
      ? navigator.clipboard.writeText(link).then(
          () => say(SENT.copied),
          () => say(SENT.copy_failed),
        )
      : say(SENT.copy_failed)
  const share = () =>
    // Closing the phone's own sheet is no fault.
    navigator.share({ text: fill(SENT.share_text, { number }), url: link }).catch(() => undefined)
  return (
    <Page
      title={SENT.title}
      hasLargeTitle
      act={
        <Link to="/t" hash={token} className="l-button l-button-main l-button-wide">
          {SENT.see}
        </Link>
      }
    >
      <p className="l-quiet">{SENT.lead}</p>
      {matter.error ? <Notice tone="over">{reasonText(matter.error)}</Notice> : null}
      {matter.isPending ? <Skeleton /> : null}
      {matter.data ? (
        <Paper>
          <p className="l-quiet l-small">{SENT.number}</p>
          <p className="l-sent-number">{number}</p>
        </Paper>
      ) : null}
      <Paper>
        <p className="l-quiet l-small">{SENT.link}</p>
        <p className="l-sent-link">{link}</p>
        <div className="l-row">
          <Button onClick={copy}>{SENT.copy}</Button>
          {'share' in navigator ? <Button onClick={share}>{SENT.share}</Button> : null}
        </div>
        <p className="l-quiet l-small">{SENT.link_hint}</p>
      </Paper>
      <div className="l-row">
        <Link to="/report" className="l-button l-button-quiet">
          {SENT.another}
        </Link>
        <Link to="/" className="l-button l-button-quiet">
          {APP.to_home}
        </Link>
      </div>
    </Page>
  )
}
