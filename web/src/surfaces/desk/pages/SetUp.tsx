import { type FormEvent, useState } from 'react'
import { AdminStep, AreasStep, DistrictStep } from '../../../features/org/SetUpSteps.tsx'
import { EMPTY_SET_UP, faultsOf, setUpInput } from '../../../features/org/set-up-draft.ts'
import { useDraft } from '../../../lib/drafts.ts'
import { useCommand } from '../../../lib/queries.ts'
import { useForgetEverything } from '../../../lib/session.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/States.tsx'
import { Stepper } from '../../../ui/Stepper.tsx'
import { AREA_ROW_WHY, SET_UP } from '../../../words/zh-CN/set-up.ts'
import { Door } from '../Door.tsx'

const STEPS = [DistrictStep, AreasStep, AdminStep] as const

/** A real district in three steps; what was typed stays on this computer, but for code and password. */
export function SetUp() {
  const draft = useDraft('set-up', EMPTY_SET_UP)
  const [secrets, setSecrets] = useState({ set_up_code: '', admin_password: '' })
  const value = { ...draft.value, ...secrets }
  const [step, setStep] = useState(0)
  const [isAsked, setAsked] = useState(false)
  const forget = useForgetEverything()
  const found = useCommand('org.set_up_district', {
    onDone: () => {
      void draft.clear()
      void forget()
    },
  })
  const go = (next: number) => {
    setAsked(false)
    setStep(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (faultsOf(step, value).length > 0) return
    if (step < STEPS.length - 1) go(step + 1)
    else found.mutate(setUpInput(value))
  }
  const Step = STEPS[step] ?? DistrictStep
  return (
    <Door title={SET_UP.title} isWide>
      <p className="l-quiet">{SET_UP.lead}</p>
      <Stepper steps={SET_UP.steps} at={step} onGo={go} />
      <form className="l-stack" onSubmit={submit} noValidate>
        <Step
          draft={value}
          faults={isAsked ? faultsOf(step, value) : []}
          change={({ set_up_code, admin_password, ...rest }) => {
            setSecrets({
              set_up_code: set_up_code ?? secrets.set_up_code,
              admin_password: admin_password ?? secrets.admin_password,
            })
            if (Object.keys(rest).length > 0) draft.change(rest)
          }}
        />
        {found.error ? (
          <Notice tone="over">
            <p>{reasonText(found.error)}</p>
            {found.error.reason === 'areas_not_understood' ? rowWords(found.error.data) : null}
          </Notice>
        ) : null}
        <div className="d-form-foot">
          <Button look="main" type="submit" busyWord={found.isPending && SET_UP.finishing}>
            {step === STEPS.length - 1 ? SET_UP.finish : SET_UP.next}
          </Button>
          {step > 0 ? <Button onClick={() => go(step - 1)}>{SET_UP.back}</Button> : null}
        </div>
      </form>
    </Door>
  )
}

function rowWords({ row, code, why }: Record<string, unknown>) {
  return fill(SET_UP.row_wrong, { row, code, why: AREA_ROW_WHY[String(why)] ?? '' })
}
