import { useNavigate } from '@tanstack/react-router'
import { HandOverDesk } from '../../../features/batches/HandOverDesk.tsx'
import { HAND_OVER } from '../../../words/zh-CN/batches.ts'
import { DeskPage } from '../DeskPage.tsx'
import { WorkbenchTabs } from '../WorkbenchTabs.tsx'

/** All open work of somebody, to a colleague. */
export function HandOver() {
  const navigate = useNavigate()
  return (
    <DeskPage title={HAND_OVER.title} lead={HAND_OVER.lead}>
      <WorkbenchTabs value="hand_over" />
      <HandOverDesk
        onLooked={({ id }) => void navigate({ to: '/workbench/batches/$id', params: { id } })}
      />
    </DeskPage>
  )
}
