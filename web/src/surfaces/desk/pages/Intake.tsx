import type { Matter } from '@linli/contract/matters'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useUploads } from '../../../features/documents/useUploads.ts'
import { cleanPhone, isPhone } from '../../../features/identity/PhoneSignIn.tsx'
import { CallerFields, MatterFields } from '../../../features/matters/IntakeFields.tsx'
import { EMPTY_INTAKE, intakeInput } from '../../../features/matters/intake-draft.ts'
import { useDraft } from '../../../lib/drafts.ts'
import { Due, Moment } from '../../../lib/Moment.tsx'
import { useCommand } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Facts } from '../../../ui/Page.tsx'
import { Notice } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { SIGN_IN } from '../../../words/zh-CN/identity.ts'
import { INTAKE } from '../../../words/zh-CN/intake.ts'
import { MATTER_PAGE } from '../../../words/zh-CN/matter-page.ts'
import { CLOCK } from '../../../words/zh-CN/matters.ts'
import { DeskPage } from '../DeskPage.tsx'

/** Takes down what somebody says by phone or at the window. */
export function Intake() {
  const me = useMe()
  const [filed, setFiled] = useState<Matter>()
  return filed ? (
    <Filed matter={filed} onNext={() => setFiled(undefined)} />
  ) : (
    <TakeDown personId={me.data?.person?.id ?? ''} onFiled={setFiled} />
  )
}

function TakeDown({ personId, onFiled }: { personId: string; onFiled: (matter: Matter) => void }) {
  // A shared computer: the next person at it must not find what this one was told.
  const draft = useDraft(`intake ${personId}`, EMPTY_INTAKE)
  const { value, change } = draft
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const uploads = useUploads(value.files, (files) => change({ files }), true)
  const report = useCommand('matters.report_on_behalf')
  const phone = cleanPhone(value.phone)
  const phoneIsWrong = phone !== '' && !isPhone(phone)
  const file = async () => {
    const input = intakeInput(value, await uploads.finish())
    if (!input) return
    const matter = await report.mutateAsync(input)
    await draft.clear()
    onFiled(matter)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    setProblem(undefined)
    if (intakeInput(value, []) && !phoneIsWrong) file().catch(setProblem)
  }
  const isTouched = JSON.stringify(value) !== JSON.stringify(EMPTY_INTAKE)
  return (
    <DeskPage
      title={INTAKE.title}
      lead={draft.isRestored ? INTAKE.restored : INTAKE.lead}
      isWide
      acts={
        isTouched ? <Button onClick={() => void draft.clear()}>{INTAKE.start_over}</Button> : null
      }
    >
      <div className="d-intake">
        <div className="d-intake-caller">
          <CallerFields
            draft={value}
            change={change}
            link={({ id }, words) => (
              <Link to="/matters/$id" params={{ id }} target="_blank">
                {words}
              </Link>
            )}
          />
        </div>
        <form className="d-intake-matter" onSubmit={submit} noValidate>
          <MatterFields draft={value} change={change} isAsked={isAsked} words={uploads.words} />
          {isAsked && phoneIsWrong ? <Notice tone="over">{SIGN_IN.phone_wrong}</Notice> : null}
          {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
          <div className="d-form-foot">
            <Button look="main" type="submit" busyWord={report.isPending && INTAKE.sending}>
              {INTAKE.send}
            </Button>
            <span className="l-quiet l-small">{DESK.draft_kept}</span>
          </div>
        </form>
      </div>
    </DeskPage>
  )
}

function Filed({ matter, onNext }: { matter: Matter; onNext: () => void }) {
  const { clock } = matter
  return (
    <DeskPage title={INTAKE.done}>
      <div className="d-filed">
        <p className="l-quiet">{INTAKE.number}</p>
        <p className="d-filed-number">{matter.number}</p>
        <p>{INTAKE.tell}</p>
        <Facts
          items={[
            [MATTER_PAGE.category, matter.category.name],
            [MATTER_PAGE.place, [matter.area_name, matter.address].filter(Boolean).join('，')],
            [
              clock ? fill(MATTER_PAGE.due, { word: CLOCK[clock.kind] }) : '',
              clock ? (
                <span key="due">
                  <Moment at={clock.due_at} /> <Due at={clock.due_at} />
                  <span className="l-quiet l-small"> {clock.basis}</span>
                </span>
              ) : null,
            ],
          ]}
        />
        <div className="l-row">
          <Link to="/receipts/$id" params={{ id: matter.id }} className="l-button l-button-main">
            {INTAKE.receipt}
          </Link>
          <Link to="/matters/$id" params={{ id: matter.id }} className="l-button l-button-plain">
            {INTAKE.open}
          </Link>
          <Button onClick={onNext}>{INTAKE.next}</Button>
        </div>
      </div>
    </DeskPage>
  )
}
