import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CategoryField, type PickedCategory } from '../../../features/catalogue/CategoryField.tsx'
import { PhotoField } from '../../../features/documents/PhotoField.tsx'
import type { DraftFile } from '../../../features/documents/useUploads.ts'
import { cleanPhone, isPhone } from '../../../features/identity/PhoneSignIn.tsx'
import { PlaceField } from '../../../features/org/PlaceField.tsx'
import { NO_PLACE, type Place, placeInput } from '../../../features/org/place.ts'
import { useDraft } from '../../../lib/drafts.ts'
import { waitingCommand } from '../../../lib/outbox.ts'
import { invalidate } from '../../../lib/queries.ts'
import { serverNow } from '../../../lib/time.ts'
import { useBack } from '../../../lib/useBack.ts'
import { sendOrKeep } from '../../../lib/useOutbox.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Field, TextArea } from '../../../ui/Field.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { Notice } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { SIGN_IN } from '../../../words/zh-CN/identity.ts'
import { BEHALF } from '../../../words/zh-CN/worker.ts'
import { useGridPost } from '../useGridPost.ts'
import { usePersonId } from '../usePersonId.ts'

type Way = 'seen' | 'told' | 'phoned'

interface Draft {
  way: Way
  description: string
  category: PickedCategory | null
  name: string
  phone: string
  place: Place | null
  files: DraftFile[]
}

const EMPTY: Draft = {
  way: 'told',
  description: '',
  category: null,
  name: '',
  phone: '',
  place: null,
  files: [],
}

/** What a resident says to the worker, or what the worker sees, put on record for the centre. */
export function ReportOnBehalf() {
  const back = useBack()
  const { value, change, clear } = useDraft('behalf', EMPTY)
  const place = usePlace(value.place)
  const sending = useSending(value, place, clear)
  const phoneIsWrong = value.phone.trim() !== '' && !isPhone(cleanPhone(value.phone))
  const mayGo = value.description.trim() !== '' && value.category !== null && !phoneIsWrong
  return (
    <Page
      title={BEHALF.title}
      back={back}
      act={
        <Button
          look="main"
          isWide
          disabled={!mayGo}
          busyWord={sending.isBusy && BEHALF.sending}
          onClick={sending.send}
        >
          {BEHALF.send}
        </Button>
      }
    >
      <Choice<Way>
        legend={BEHALF.from}
        options={(['told', 'seen', 'phoned'] as const).map((way) => ({
          value: way,
          word: BEHALF[way],
        }))}
        value={value.way}
        onChange={(way) => change({ way })}
      />
      <TextArea
        label={BEHALF.what}
        placeholder={BEHALF.what_hint}
        maxLength={2000}
        value={value.description}
        onChange={(event) => change({ description: event.target.value })}
      />
      <div className="l-stack">
        <CategoryField
          text={value.description}
          value={value.category}
          onChange={(category) => change({ category })}
        />
        {value.category ? null : <p className="l-quiet l-small">{BEHALF.category_missing}</p>}
      </div>
      <Section title={BEHALF.where}>
        <PlaceField place={place} onChange={(next) => change({ place: next })} />
      </Section>
      {value.way === 'seen' ? null : (
        <Reporter value={value} change={change} phoneIsWrong={phoneIsWrong} />
      )}
      <Section title={BEHALF.photos}>
        <PhotoField files={value.files} onChange={(files) => change({ files })} />
      </Section>
      {sending.problem ? <Notice tone="over">{reasonText(sending.problem)}</Notice> : null}
    </Page>
  )
}

function Reporter({
  value,
  change,
  phoneIsWrong,
}: {
  value: Draft
  change: (change: Partial<Draft>) => void
  phoneIsWrong: boolean
}) {
  return (
    <div className="l-stack">
      <Field
        label={BEHALF.reporter_phone}
        hint={BEHALF.reporter_hint}
        error={phoneIsWrong && value.phone.length >= 11 ? SIGN_IN.phone_wrong : undefined}
        isOptional
        type="tel"
        inputMode="tel"
        value={value.phone}
        onChange={(event) => change({ phone: event.target.value })}
      />
      <Field
        label={BEHALF.reporter_name}
        isOptional
        maxLength={50}
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
    </div>
  )
}

/** Where it is; my own grid until something nearer is said. */
function usePlace(place: Place | null): Place {
  const post = useGridPost()
  if (place || !post) return place ?? NO_PLACE
  return { ...NO_PLACE, area: { id: post.area.id, names: [post.area.name], is_chosen: true } }
}

function useSending(draft: Draft, place: Place, clear: () => Promise<void>) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const person_id = usePersonId()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const run = async (category: PickedCategory) => {
    const isHeard = draft.way !== 'seen'
    const phone = cleanPhone(draft.phone)
    const outcome = await sendOrKeep(
      waitingCommand({
        name: 'matters.report_on_behalf',
        input: {
          source: draft.way === 'phoned' ? 'phone' : 'grid_worker',
          description: draft.description.trim(),
          category_code: category.code,
          ...placeInput(place),
          ...(isHeard && phone ? { reporter_phone: phone } : {}),
          ...(isHeard && draft.name.trim() ? { reporter_name: draft.name.trim() } : {}),
        },
        person_id,
        title: `${category.name}：${draft.description.trim().slice(0, 40)}`,
        made_at: new Date(serverNow()).toISOString(),
        files: draft.files.map(({ blob, name, kind }) => ({ blob, name, kind })),
      }),
    )
    await clear()
    await invalidate(client, ['matters.'])
    say(outcome === 'kept' ? BEHALF.kept : BEHALF.sent)
    void navigate({ to: '/', replace: true })
  }
  const send = () => {
    if (!draft.category) return
    setBusy(true)
    setProblem(undefined)
    run(draft.category)
      .catch(setProblem)
      .finally(() => setBusy(false))
  }
  return { send, isBusy, problem }
}
