import type { Group } from '@linli/contract/group-shapes'
import { type FormEvent, type KeyboardEvent, type RefObject, useState } from 'react'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { COMPOSE, THREAD } from '../../words/zh-CN/groups.ts'
import { PhotoField } from '../documents/PhotoField.tsx'
import { type DraftFile, draftFile } from '../documents/useUploads.ts'
import { VoiceField } from '../documents/VoiceField.tsx'
import { lineOf, nameOf } from './author-word.ts'
import { CallChooser } from './CallChooser.tsx'
import { type Called, EMPTY_TALK, type TalkDraft, withCall } from './compose-draft.ts'
import { NoticeForm } from './NoticeForm.tsx'

type Open = 'voice' | 'call' | 'notice' | undefined

/** Where one writes to the group: words, photos, a recording, whom one calls, and what is quoted. */
export function Compose({
  group,
  draft,
  change,
  onSend,
  field,
}: {
  group: Group
  draft: TalkDraft
  change: (next: Partial<TalkDraft>) => void
  onSend: (draft: TalkDraft) => void
  field: RefObject<HTMLTextAreaElement | null>
}) {
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const isEmpty = draft.text.trim() === '' && draft.files.length === 0
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (!isEmpty) onSend(draft)
    field.current?.focus()
  }
  const call = (called: Called) => {
    change(withCall(draft, called))
    close()
    field.current?.focus()
  }
  return (
    <>
      <form className="g-compose" onSubmit={send}>
        <About draft={draft} change={change} />
        <Quoted draft={draft} change={change} />
        {draft.files.length > 0 ? (
          <PhotoField files={draft.files} onChange={(files) => change({ files })} />
        ) : null}
        <div className="g-compose-line">
          <textarea
            ref={field}
            className="l-input g-compose-text"
            rows={1}
            maxLength={2000}
            aria-label={COMPOSE.label}
            placeholder={COMPOSE.placeholder}
            value={draft.text}
            onChange={(event) => change({ text: event.target.value })}
            onKeyDown={(event) => isSendKey(event) && send(event)}
          />
          <Button look="main" type="submit" disabled={isEmpty}>
            {COMPOSE.send}
          </Button>
        </div>
        <div className="g-compose-tools">
          <PhotoTool onAdd={(files) => change({ files: [...draft.files, ...files].slice(0, 9) })} />
          <Tool onPress={() => setOpen('voice')}>{COMPOSE.voice}</Tool>
          <Tool onPress={() => setOpen('call')}>{COMPOSE.call}</Tool>
          {group.can.includes('notice') ? (
            <Tool onPress={() => setOpen('notice')}>{COMPOSE.notice}</Tool>
          ) : null}
        </div>
      </form>
      <VoiceSheet
        isOpen={open === 'voice'}
        onClose={close}
        onSend={(file) => {
          close()
          onSend({
            ...EMPTY_TALK,
            quote: draft.quote,
            matter: draft.matter ?? null,
            files: [file],
          })
        }}
      />
      <Sheet title={COMPOSE.call_title} isOpen={open === 'call'} onClose={close}>
        <CallChooser group={group} onChoose={call} />
      </Sheet>
      <NoticeForm group_id={group.id} isOpen={open === 'notice'} onClose={close} />
    </>
  )
}

function Tool({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <button type="button" className="l-button l-button-quiet" onClick={onPress}>
      {children}
    </button>
  )
}

/** Opens the camera or the album at once; what is chosen appears above the words. */
function PhotoTool({ onAdd }: { onAdd: (files: DraftFile[]) => void }) {
  return (
    <label className="l-button l-button-quiet g-photo-tool">
      {COMPOSE.photo}
      <input
        className="l-visually-hidden"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        onChange={(event) => {
          onAdd([...(event.target.files ?? [])].map((file) => draftFile(file, file.name, 'photo')))
          event.target.value = ''
        }}
      />
    </label>
  )
}

/** The matter that one speaks about. */
function About({
  draft: { matter },
  change,
}: {
  draft: TalkDraft
  change: (next: Partial<TalkDraft>) => void
}) {
  if (!matter) return null
  return (
    <div className="g-compose-quote">
      <p>{fill(THREAD.about, { text: matter.text })}</p>
      <button
        type="button"
        className="l-button l-button-quiet"
        onClick={() => change({ matter: null })}
      >
        {THREAD.not_about}
      </button>
    </div>
  )
}

function Quoted({
  draft: { quote },
  change,
}: {
  draft: TalkDraft
  change: (next: Partial<TalkDraft>) => void
}) {
  if (!quote) return null
  return (
    <div className="g-compose-quote">
      <p>{fill(COMPOSE.quote, { name: nameOf(quote.author), text: lineOf(quote) })}</p>
      <button
        type="button"
        className="l-button l-button-quiet"
        onClick={() => change({ quote: null })}
      >
        {COMPOSE.unquote}
      </button>
    </div>
  )
}

function VoiceSheet({
  isOpen,
  onClose,
  onSend,
}: {
  isOpen: boolean
  onClose: () => void
  onSend: (file: DraftFile) => void
}) {
  const [file, setFile] = useState<DraftFile>()
  return (
    <Sheet title={COMPOSE.voice_title} isOpen={isOpen} onClose={onClose}>
      <p className="l-quiet">{COMPOSE.voice_hint}</p>
      <VoiceField file={file} onChange={setFile} />
      {file ? (
        <Button
          look="main"
          isWide
          onClick={() => {
            onSend(file)
            setFile(undefined)
          }}
        >
          {COMPOSE.voice_send}
        </Button>
      ) : null}
    </Sheet>
  )
}

/** Enter sends where there is a keyboard; on a phone it begins a new line. A word being put together is not sent. */
function isSendKey(event: KeyboardEvent) {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return false
  return event.ctrlKey || event.metaKey || matchMedia('(hover: hover) and (pointer: fine)').matches
}
