import type { Matter } from '@linli/contract/matters'
import { useDisclosure } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'

/** Who reported, masked; the whole name and phone only by an act that is logged and said to be. */
export function ReporterLine({ matter, mayReveal }: { matter: Matter; mayReveal: boolean }) {
  const reveal = useDisclosure('matters.reveal_reporter')
  const { name, phone, is_known } = matter.reporter
  if (!is_known) return MATTER_PAGE.reporter_unknown
  if (reveal.data) {
    return (
      <>
        <strong>{[reveal.data.name, reveal.data.phone].filter(Boolean).join(' ')}</strong>
        <p className="l-quiet l-small">{MATTER_PAGE.revealed}</p>
      </>
    )
  }
  return (
    <>
      {[name, phone].filter(Boolean).join(' ') || MATTER_PAGE.reporter_hidden}
      {mayReveal && matter.can.includes('reveal_reporter') ? (
        <p className="l-row l-screen-only">
          <Button
            look="quiet"
            className="d-inline"
            busyWord={reveal.isPending && MATTER_PAGE.working}
            onClick={() => reveal.mutate({ id: matter.id })}
          >
            {MATTER_PAGE.reveal}
          </Button>
          <span className="l-quiet l-small">{MATTER_PAGE.reveal_hint}</span>
        </p>
      ) : null}
      {reveal.error ? <Notice tone="over">{reasonText(reveal.error)}</Notice> : null}
    </>
  )
}
