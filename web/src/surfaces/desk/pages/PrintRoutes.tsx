import { useParams } from '@tanstack/react-router'
import { RouteSlip } from '../../../features/matters/RouteSlip.tsx'
import { PaperPage } from '../PaperPage.tsx'

/** The ways that somebody was told of, on A4, to sign and take home. */
export function PrintRoutes() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  return <PaperPage id={id}>{(matter) => <RouteSlip matter={matter} />}</PaperPage>
}
