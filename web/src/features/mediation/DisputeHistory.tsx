import type { DisputeAction } from '@linli/contract/codes/mediation'
import type { Dispute } from '@linli/contract/mediation-shapes'
import { Moment } from '../../lib/Moment.tsx'
import { Section } from '../../ui/Page.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { ACT, SIDE } from '../../words/zh-CN/mediation.ts'
import { DISPUTE } from '../../words/zh-CN/mediation-page.ts'

/** What was done, newest first. `more` gives words for acts of other modules that stand on this timeline. */
export function DisputeHistory({
  dispute,
  more = {},
}: {
  dispute: Dispute
  more?: Readonly<Record<string, string>>
}) {
  return (
    <Section title={DISPUTE.history}>
      <Timeline
        items={dispute.steps.map(({ id, at, act, by, words, side }) => ({
          id,
          when: <Moment at={at} />,
          title: `${isAct(act) ? ACT[act] : (more[act] ?? act)}${side ? `（${SIDE[side]}）` : ''}`,
          who: by,
          body: words,
        }))}
      />
    </Section>
  )
}

function isAct(act: string): act is DisputeAction {
  return act in ACT
}
