import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { LostCardView } from '../../../features/lost_person/LostCardView.tsx'
import { SawForm } from '../../../features/lost_person/SawForm.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useBack } from '../../../lib/useBack.ts'
import { useTop } from '../../../lib/useTop.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { CARD } from '../../../words/zh-CN/lost-card.ts'

/** Addresses of photos open for minutes: a page that lies open asks for a new one in time. */
const AGAIN_MS = 60_000

/** The public page of somebody who is sought, by its link alone; it says at once when it is over. */
export function LostCard() {
  const back = useBack()
  const { code = '' }: { code?: string } = useParams({ strict: false })
  const [hasSeen, setSeen] = useState(false)
  useTop()
  // The form opens at the head of the page, and whoever pressed at its foot would not see it.
  useEffect(() => {
    if (hasSeen) window.scrollTo(0, 0)
  }, [hasSeen])
  const card = useQuery('lost_person.get_card', { code }, { everyMs: AGAIN_MS, staleMs: 0 })
  const isGone = card.error?.code === 'not_found' || card.error?.code === 'invalid'
  const found = isGone ? undefined : card.data
  const isOpen = found?.state === 'searching'
  return (
    <Page
      title={isOpen && found.kind ? CARD[`title_${found.kind}`] : CARD.title_found}
      back={back}
      slot={<TypeSwitch />}
      act={
        isOpen && !hasSeen ? (
          <Button look="main" isWide onClick={() => setSeen(true)}>
            {CARD.saw}
          </Button>
        ) : null
      }
    >
      {isGone ? <Empty title={CARD.gone}>{CARD.gone_hint}</Empty> : null}
      {card.error && !isGone ? <Notice tone="over">{reasonText(card.error)}</Notice> : null}
      {card.isPending ? <Skeleton lines={6} /> : null}
      {hasSeen && isOpen ? (
        <Section title={CARD.saw_title}>
          <SawForm code={code} card={found} />
        </Section>
      ) : null}
      {found ? <LostCardView card={found} /> : null}
    </Page>
  )
}
