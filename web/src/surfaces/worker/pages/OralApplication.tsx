import { ApplyForm } from '../../../features/mediation/ApplyForm.tsx'
import { useBack } from '../../../lib/useBack.ts'
import { Page } from '../../../ui/Page.tsx'
import { say } from '../../../ui/Toast.tsx'
import { APPLY } from '../../../words/zh-CN/mediation-page.ts'

/** A grid worker writes down what somebody asks for by word of mouth. */
export function OralApplication() {
  const back = useBack()
  return (
    <Page title={APPLY.oral_title} back={back}>
      <ApplyForm
        sources={['oral']}
        onDone={() => {
          say(APPLY.saved)
          back?.go()
        }}
      />
    </Page>
  )
}
