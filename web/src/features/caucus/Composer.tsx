import type { ItemKind } from '@linli/contract/codes/caucus'
import { MEDIATOR_KINDS, SIDE_KINDS } from '@linli/contract/codes/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { momentAt, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CAUCUS, ITEM_KIND, ROOM_OF } from '../../words/zh-CN/caucus.ts'
import { PhotoField } from '../documents/PhotoField.tsx'
import type { DraftFile } from '../documents/useUploads.ts'
import { sendSealed } from './send-sealed.ts'

const EMPTY = { words: '', from: '', until: '', place: '', present: '' }

/** Writes into one room. Who will see it stands above the field, and whose room it is on the button. */
export function Composer({
  id,
  side,
  isMediator,
  seenBy,
}: {
  id: string
  side: Side
  isMediator: boolean
  seenBy: readonly string[]
}) {
  const [kind, setKind] = useState<ItemKind>('message')
  const [text, setText] = useState(EMPTY)
  const [files, setFiles] = useState<DraftFile[]>([])
  const [problem, setProblem] = useState<string>()
  const [isSending, setSending] = useState(false)
  const whose = { side: ROOM_OF[side] }
  const write = useCommand('caucus.write')
  const set = (patch: Partial<typeof EMPTY>) => setText({ ...text, ...patch })
  const send = async () => {
    if (!text.words.trim() && files.length === 0) return setProblem(CAUCUS.write_missing)
    const held = kind === 'record' ? heldOf(text) : undefined
    if (held === null) return setProblem(CAUCUS.record_missing)
    setProblem(undefined)
    setSending(true)
    try {
      const upload_ids = await sendSealed(files, { id, side })
      const input = { id, side, kind, words: text.words, upload_ids }
      await write.mutateAsync(held ? { ...input, held } : input)
      setText(EMPTY)
      setFiles([])
      say(fill(CAUCUS.wrote, whose))
    } catch (error) {
      setProblem(reasonText(error))
    } finally {
      setSending(false)
    }
  }
  const kinds = isMediator ? MEDIATOR_KINDS : SIDE_KINDS
  return (
    <form className="l-stack" onSubmit={(event) => event.preventDefault()}>
      <Chips
        label={CAUCUS.kind}
        options={kinds.map((value) => ({ value, word: ITEM_KIND[value] }))}
        value={kind}
        onChange={(value) => setKind(value ?? kind)}
      />
      {kind === 'record' ? <HeldFields text={text} set={set} /> : null}
      <TextArea
        label={isMediator ? fill(CAUCUS.words, whose) : CAUCUS.words_mine}
        hint={fill(CAUCUS.visible_to, { names: seenBy.join('、') })}
        value={text.words}
        maxLength={8000}
        onChange={(event) => set({ words: event.target.value })}
      />
      <PhotoField files={files} onChange={setFiles} />
      {problem ? <Notice tone="over">{problem}</Notice> : null}
      <Button
        className="c-write"
        isWide={!isMediator}
        disabled={isSending}
        onClick={() => void send()}
      >
        {isMediator ? fill(CAUCUS.write_to, whose) : CAUCUS.write_mine}
      </Button>
    </form>
  )
}

function heldOf({ from, until, place, present }: typeof EMPTY) {
  if (!from || !until || !place.trim() || !present.trim()) return null
  const [began, ended] = [momentAt(today(), from), momentAt(today(), until)]
  return began && ended ? { from: began, until: ended, place, present } : null
}

function HeldFields({
  text,
  set,
}: {
  text: typeof EMPTY
  set: (patch: Partial<typeof EMPTY>) => void
}) {
  return (
    <>
      <div className="l-row">
        <Field
          label={CAUCUS.record_from}
          type="time"
          value={text.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <Field
          label={CAUCUS.record_until}
          type="time"
          value={text.until}
          onChange={(event) => set({ until: event.target.value })}
        />
      </div>
      <Field
        label={CAUCUS.record_place}
        value={text.place}
        onChange={(event) => set({ place: event.target.value })}
      />
      <Field
        label={CAUCUS.record_present}
        value={text.present}
        onChange={(event) => set({ present: event.target.value })}
      />
    </>
  )
}
