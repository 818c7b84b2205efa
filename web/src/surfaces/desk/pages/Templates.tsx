import { TemplateList } from '../../../features/workbench/TemplateList.tsx'
import { TEMPLATES } from '../../../words/zh-CN/workbench.ts'
import { DeskPage } from '../DeskPage.tsx'
import { WorkbenchTabs } from '../WorkbenchTabs.tsx'

/** Common replies: those of my units and of the district. */
export function Templates() {
  return (
    <DeskPage title={TEMPLATES.title} lead={TEMPLATES.lead}>
      <WorkbenchTabs value="templates" />
      <TemplateList />
    </DeskPage>
  )
}
