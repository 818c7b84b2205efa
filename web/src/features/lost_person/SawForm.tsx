import type { Position } from '@linli/contract/fields'
import type { LostCard } from '@linli/contract/lost-shapes'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { serverNow } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { CARD } from '../../words/zh-CN/lost-card.ts'
import { PhotoField } from '../documents/PhotoField.tsx'
import { type DraftFile, useUploads } from '../documents/useUploads.ts'
import { usePosition } from '../org/usePosition.ts'

const MINUTES = { now: 0, earlier: 10, hour: 60 } as const
type When = keyof typeof MINUTES
const WHEN: Record<When, string> = {
  now: CARD.saw_now,
  earlier: CARD.saw_earlier,
  hour: CARD.saw_hour,
}

/** 我看到了: where and when, in words; nobody must sign in to help. */
export function SawForm({ code, card }: { code: string; card: LostCard }) {
  const [place, setPlace] = useState('')
  const [words, setWords] = useState('')
  const [contact, setContact] = useState('')
  const [when, setWhen] = useState<When>('now')
  const [position, setPosition] = useState<Position>()
  const [files, setFiles] = useState<DraftFile[]>([])
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const own = usePosition(setPosition)
  const uploads = useUploads(files, setFiles, card.may_add_photo)
  const tell = useCommand('lost_person.tell_sighting')
  const send = async () => {
    setAsked(true)
    setProblem(undefined)
    if (!place.trim()) return
    try {
      const photo_ids = card.may_add_photo ? await uploads.finish() : []
      await tell.mutateAsync({
        code,
        seen_at: new Date(serverNow() - MINUTES[when] * 60_000).toISOString(),
        place_words: place,
        ...(words.trim() ? { words } : {}),
        ...(contact.trim() ? { contact } : {}),
        ...(position ? { position } : {}),
        photo_ids,
      })
    } catch (error) {
      setProblem(error)
    }
  }
  if (tell.data)
    return (
      <Notice tone="done">
        <p>
          <strong>{CARD.saw_sent}</strong>
        </p>
        <p>{CARD.saw_sent_hint}</p>
      </Notice>
    )
  return (
    <form
      className="l-stack"
      aria-label={CARD.saw_title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className="l-quiet">{CARD.saw_lead}</p>
      <Field
        label={CARD.saw_where}
        placeholder={CARD.saw_where_hint}
        maxLength={200}
        error={isAsked && !place.trim() ? CARD.saw_where_missing : undefined}
        value={place}
        onChange={(event) => setPlace(event.target.value)}
      />
      {position ? (
        <Notice tone="done">{CARD.saw_has_place}</Notice>
      ) : (
        <Button onClick={own.find} busyWord={own.isFinding && CARD.saw_my_place}>
          {CARD.saw_my_place}
        </Button>
      )}
      {own.problem && !position ? <Notice tone="soon">{own.problem}</Notice> : null}
      <Chips<When>
        label={CARD.saw_when}
        options={(['now', 'earlier', 'hour'] as const).map((value) => ({
          value,
          word: WHEN[value],
        }))}
        value={when}
        onChange={(next) => setWhen(next ?? 'now')}
      />
      <TextArea
        label={CARD.saw_words}
        isOptional
        rows={3}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Field
        label={CARD.saw_contact}
        type="tel"
        maxLength={20}
        value={contact}
        onChange={(event) => setContact(event.target.value)}
      />
      {card.may_add_photo ? (
        <PhotoField files={files} onChange={setFiles} words={uploads.words} limit={3} />
      ) : (
        <p className="l-quiet l-small">{CARD.saw_photo_sign_in}</p>
      )}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={tell.isPending && CARD.saw_send}>
        {CARD.saw_send}
      </Button>
    </form>
  )
}
