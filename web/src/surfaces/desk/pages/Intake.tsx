import type { Matter } from '@linli/contract/matters'
import { Link } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { IntakeHint, IntakeRisk } from '../../../features/assessments/IntakeRisk.tsx'
import { useUploads } from '../../../features/documents/useUploads.ts'
import { cleanPhone, isPhone } from '../../../features/identity/PhoneSignIn.tsx'
import { IntakeAlike } from '../../../features/matters/IntakeAlike.tsx'
import { CallerFields, MatterFields } from '../../../features/matters/IntakeFields.tsx'
import { EMPTY_INTAKE, intakeInput } from '../../../features/matters/intake-draft.ts'
import { asksRoute } from '../../../features/matters/route-draft.ts'
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
import { ROUTES_PAGE } from '../../../words/zh-CN/routes.ts'
import { DeskPage } from '../DeskPage.tsx'

/** Takes down what somebody says by phone or at the window. */
export function Intake() {
  const me = useMe()
  const [filed, setFiled] = useState<{ matter: Matter; isJoined: boolean }>()
  return filed ? (
    <Filed {...filed} onNext={() => setFiled(undefined)} />
  ) : (
    <TakeDown
      personId={me.data?.person?.id ?? ''}
      onFiled={(matter, isJoined) => setFiled({ matter, isJoined })}
    />
  )
}

function TakeDown({
  personId,
  onFiled,
}: {
  personId: string
  /** Filed as a matter of its own, or joined to one that was there. */
  onFiled: (matter: Matter, isJoined: boolean) => void
}) {
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
    onFiled(matter, false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    setProblem(undefined)
    if (intakeInput(value, []) && !phoneIsWrong) file().catch(setProblem)
  }
  const link = ({ id }: { id: string }, words: ReactNode) => (
    <Link to="/matters/$id" params={{ id }} target="_blank">
      {words}
    </Link>
  )
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
          <CallerFields draft={value} change={change} link={link} />
          <IntakeAlike
            draft={value}
            link={link}
            onJoined={(matter) => {
              void draft.clear()
              onFiled(matter, true)
            }}
          />
        </div>
        <form className="d-intake-matter" onSubmit={submit} noValidate>
          <MatterFields
            draft={value}
            change={change}
            isAsked={isAsked}
            words={uploads.words}
            hint={<IntakeHint text={value.description} category_code={value.category?.code} />}
          />
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

function Filed({
  matter,
  isJoined,
  onNext,
}: {
  matter: Matter
  isJoined: boolean
  onNext: () => void
}) {
  const { clock } = matter
  const me = useMe()
  const isFirst = !isJoined && matter.received_by?.id === me.data?.person?.id
  return (
    <DeskPage title={isJoined ? INTAKE.joined : INTAKE.done}>
      <div className="d-filed">
        <p className="l-quiet">{INTAKE.number}</p>
        <p className="d-filed-number">{matter.number}</p>
        <p>{isJoined ? INTAKE.joined_tell : INTAKE.tell}</p>
        {isFirst && matter.assignee?.id === me.data?.person?.id ? (
          <p className="l-quiet">{INTAKE.first_receiver}</p>
        ) : null}
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
        {isJoined ? null : <IntakeRisk filed={matter} />}
        <div className="l-row">
          {isJoined ? null : (
            <Link to="/receipts/$id" params={{ id: matter.id }} className="l-button l-button-main">
              {INTAKE.receipt}
            </Link>
          )}
          {asksRoute(matter.source, matter.category.code) ? (
            <Link
              to="/route-slips/$id"
              params={{ id: matter.id }}
              className="l-button l-button-plain"
            >
              {ROUTES_PAGE.print}
            </Link>
          ) : null}
          <Link to="/matters/$id" params={{ id: matter.id }} className="l-button l-button-plain">
            {INTAKE.open}
          </Link>
          <Button onClick={onNext}>{INTAKE.next}</Button>
        </div>
      </div>
    </DeskPage>
  )
}
