import { Link } from '@tanstack/react-router'
import { BatchTable } from '../../../features/batches/BatchTable.tsx'
import { BATCHES } from '../../../words/zh-CN/batches.ts'
import { DeskPage } from '../DeskPage.tsx'
import { WorkbenchTabs } from '../WorkbenchTabs.tsx'

/** What was done to many at once, by me and by my centre. */
export function Batches() {
  return (
    <DeskPage title={BATCHES.title} lead={BATCHES.lead}>
      <WorkbenchTabs value="batches" />
      <BatchTable
        link={({ id }, words) => (
          <Link to="/workbench/batches/$id" params={{ id }}>
            {words}
          </Link>
        )}
      />
    </DeskPage>
  )
}
