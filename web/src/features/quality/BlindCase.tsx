import type { Check } from '@linli/contract/quality'
import { Moment } from '../../lib/Moment.tsx'
import { useDisclosure } from '../../lib/queries.ts'
import { sayDay } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Facts, Paper, Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { CHECKS } from '../../words/zh-CN/quality.ts'
import { FileList } from '../documents/FileList.tsx'
import { placeLine } from '../matters/place-line.ts'

/** What a checker may know before looking: what was reported, where, and what done means. */
export function BlindCase({ check }: { check: Check }) {
  return (
    <>
      <p className="d-check-words">{check.description}</p>
      <Paper>
        <Facts
          items={[
            [CHECKS.category, check.category_name],
            [CHECKS.place, placeLine(check.area_name, check.address)],
            [CHECKS.standard, check.standard],
            [CHECKS.reported, <Moment key="at" at={check.reported_at} />],
            ['', fill(CHECKS.closed_on, { day: sayDay(check.day) })],
          ]}
        />
        {check.can.includes('reveal_caller') ? <Caller id={check.id} /> : null}
      </Paper>
      <Section title={CHECKS.photos_before}>
        {check.photos_before.length > 0 ? (
          <FileList files={check.photos_before} alt={CHECKS.photos_before} />
        ) : (
          <p className="l-quiet">{CHECKS.no_photos}</p>
        )}
      </Section>
    </>
  )
}

/** The phone of who reported, by a press that is written down. */
function Caller({ id }: { id: string }) {
  const reveal = useDisclosure('quality.reveal_caller')
  if (reveal.data) {
    const { name, phone } = reveal.data
    return (
      <p>
        {name} {phone ? <a href={`tel:${phone}`}>{phone}</a> : CHECKS.no_caller}
      </p>
    )
  }
  return (
    <div>
      <Button busyWord={reveal.isPending && CHECKS.working} onClick={() => reveal.mutate({ id })}>
        {CHECKS.call}
      </Button>
      <p className="l-quiet l-small">{CHECKS.call_hint}</p>
      {reveal.error ? <Notice tone="over">{reasonText(reveal.error)}</Notice> : null}
    </div>
  )
}
