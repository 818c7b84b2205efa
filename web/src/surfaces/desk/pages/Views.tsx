import { Link } from '@tanstack/react-router'
import { ViewTable } from '../../../features/workbench/ViewTable.tsx'
import { VIEWS } from '../../../words/zh-CN/workbench.ts'
import { DeskPage } from '../DeskPage.tsx'
import { WorkbenchTabs } from '../WorkbenchTabs.tsx'

/** My saved views and those shared with me. */
export function Views() {
  return (
    <DeskPage title={VIEWS.label} lead={VIEWS.lead}>
      <WorkbenchTabs value="views" />
      <ViewTable
        link={(search, words) => (
          <Link to="/matters" search={search}>
            {words}
          </Link>
        )}
      />
    </DeskPage>
  )
}
