import { useParams } from '@tanstack/react-router'
import { MatterReceipt } from '../../../features/matters/MatterReceipt.tsx'
import { PaperPage } from '../PaperPage.tsx'

/** What the caller takes home: the number, what was said, until when, and where to look. */
export function PrintReceipt() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  return <PaperPage id={id}>{(matter) => <MatterReceipt matter={matter} />}</PaperPage>
}
