import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { DutyNotice } from '../../../features/assessments/DutyNotice.tsx'
import { useJointForms } from '../../../features/joint/useJointForms.ts'
import { ActDock, type OpenForm } from '../../../features/matters/ActDock.tsx'
import { MatterDesk } from '../../../features/matters/MatterDesk.tsx'
import { SupervisionNotices } from '../../../features/supervision/OfMatter.tsx'
import { EditingNotice } from '../../../features/workbench/EditingNotice.tsx'
import { ReplyAid } from '../../../features/workbench/ReplyAid.tsx'
import { useShowEditing } from '../../../features/workbench/useShowEditing.ts'
import { useQuery } from '../../../lib/queries.ts'
import { reasonText } from '../../../lib/words.ts'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { MATTER_PAGE } from '../../../words/zh-CN/matter-page.ts'
import { ACT_FORMS } from '../act-forms.ts'
import { MatterSections } from '../MatterSections.tsx'

/** One matter at the right of its queue: facts, what happened, and the acts possible now at the bottom. */
export function MatterPane() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const search: Record<string, unknown> = useSearch({ strict: false })
  const matter = useQuery('matters.get', { id })
  const jointForms = useJointForms(id)
  const [form, setForm] = useState<OpenForm | null>(null)
  useShowEditing(id, form)
  const close = (
    <Link to="/matters" search={search} className="l-button l-button-quiet">
      {MATTER_PAGE.close}
    </Link>
  )
  if (matter.error?.code === 'not_found' || matter.error?.code === 'invalid') {
    return (
      <Empty title={MATTER_PAGE.not_found}>
        <p>{MATTER_PAGE.not_found_hint}</p>
        {close}
      </Empty>
    )
  }
  if (!matter.data) {
    return (
      <div className="d-pane">
        {matter.error ? (
          <Notice tone="over" slot={close}>
            {reasonText(matter.error)}
          </Notice>
        ) : (
          <Skeleton lines={10} />
        )}
      </div>
    )
  }
  return (
    <>
      <MatterDesk
        matter={matter.data}
        notices={
          <>
            <SupervisionNotices matter={matter.data} />
            <DutyNotice matter={matter.data} />
            <EditingNotice id={id} />
          </>
        }
        sections={<MatterSections matter={matter.data} />}
        slot={
          <>
            {matter.data.can.includes('print') ? (
              <Link to="/print/$id" params={{ id }} className="l-button l-button-quiet">
                {MATTER_PAGE.print}
              </Link>
            ) : null}
            {close}
          </>
        }
      />
      <ReplyAid matter={matter.data}>
        <ActDock matter={matter.data} forms={{ ...ACT_FORMS, ...jointForms }} onForm={setForm} />
      </ReplyAid>
    </>
  )
}
