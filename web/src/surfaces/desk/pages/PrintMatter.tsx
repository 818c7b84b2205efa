import { useParams } from '@tanstack/react-router'
import {
  MatterFacts,
  MatterOutcome,
  MatterTimeline,
} from '../../../features/matters/MatterDesk.tsx'
import { MatterSheet } from '../../../features/matters/MatterSheet.tsx'
import { Section } from '../../../ui/Page.tsx'
import { MATTER_PAGE, PRINT } from '../../../words/zh-CN/matter-page.ts'
import { MatterSections } from '../MatterSections.tsx'
import { PaperPage } from '../PaperPage.tsx'

/** The matter on A4: facts and what happened, in the order in which it happened. */
export function PrintMatter() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  return (
    <PaperPage id={id}>
      {(matter) => (
        <MatterSheet title={PRINT.title} matter={matter}>
          <MatterOutcome matter={matter} />
          <MatterFacts matter={matter} isOnPaper />
          <MatterSections matter={matter} />
          <Section title={MATTER_PAGE.timeline}>
            <MatterTimeline matter={matter} isOnPaper />
          </Section>
        </MatterSheet>
      )}
    </PaperPage>
  )
}
