import type { Position } from '@linli/contract/fields'
import { useEffect, useState } from 'react'
import { positionInPhoto } from '../../lib/photo-position.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { REPORT } from '../../words/zh-CN/resident.ts'
import { CategoryField } from '../catalogue/CategoryField.tsx'
import { PhotoField } from '../documents/PhotoField.tsx'
import type { DraftFile } from '../documents/useUploads.ts'
import { VoiceField } from '../documents/VoiceField.tsx'
import { PlaceField } from '../org/PlaceField.tsx'
import { placeWords } from '../org/place.ts'
import type { ReportDraft } from './report-draft.ts'

export interface StepProps {
  draft: ReportDraft
  change: (change: Partial<ReportDraft>) => void
}

/** Step one: up to nine photos. */
export function PhotoStep({
  draft,
  change,
  words,
}: StepProps & { words: Record<string, { part: number; problem?: string }> }) {
  return (
    <>
      <Lead title={REPORT.photo_title} text={REPORT.photo_lead} />
      <PhotoField files={draft.files} onChange={(files) => change({ files })} words={words} />
    </>
  )
}

/** Step two: where, with the photo's own position offered first. */
export function WhereStep({ draft, change }: StepProps) {
  const offered = useOffered(draft.files)
  return (
    <>
      <Lead title={REPORT.where_title} text={REPORT.where_lead} />
      <PlaceField place={draft.place} onChange={(place) => change({ place })} offered={offered} />
    </>
  )
}

/** Step three: the person's own words, spoken or written, and what kind of matter it is. */
export function WhatStep({ draft, change, isMissing }: StepProps & { isMissing: boolean }) {
  const voice = draft.files.find((file) => file.kind === 'voice')
  const setVoice = (next: DraftFile | undefined) =>
    change({
      files: [...draft.files.filter((file) => file.kind !== 'voice'), ...(next ? [next] : [])],
    })
  return (
    <>
      <Lead title={REPORT.what_title} text={REPORT.what_lead} />
      <TextArea
        label={REPORT.what_label}
        placeholder={REPORT.what_hint}
        error={isMissing ? REPORT.what_missing : undefined}
        maxLength={2000}
        value={draft.description}
        onChange={(event) => change({ description: event.target.value })}
        beside={<VoiceField file={voice} onChange={setVoice} />}
      />
      <CategoryField
        text={draft.description}
        value={draft.category}
        onChange={(category) => change({ category })}
      />
    </>
  )
}

/** Step four: all of it once more, each line a way back to its step. */
export function ReviewStep({ draft, onGo }: { draft: ReportDraft; onGo: (step: number) => void }) {
  const photos = draft.files.filter((file) => file.kind === 'photo').length
  const hasVoice = photos < draft.files.length
  const voice = hasVoice ? REPORT.recorded : ''
  const rows = [
    [REPORT.photos, photos > 0 ? fill(REPORT.count, { n: photos }) : REPORT.none, 0],
    [REPORT.place, placeWords(draft.place) || REPORT.none, 1],
    [REPORT.what, [draft.description.trim(), voice].filter(Boolean).join(' · ') || REPORT.none, 2],
    [REPORT.category, draft.category?.name ?? REPORT.category_none, 2],
  ] as const
  return (
    <>
      <Lead title={REPORT.send_title} text={REPORT.send_lead} />
      <List label={REPORT.send_title}>
        {rows.map(([word, value, step]) => (
          <li key={word}>
            <button type="button" onClick={() => onGo(step)}>
              <ListRow
                over={word}
                title={value}
                state={<span className="l-list-row-edit">{REPORT.edit}</span>}
              />
            </button>
          </li>
        ))}
      </List>
    </>
  )
}

/** Begins again with nothing, after the draft of another day was found. */
export function RestoredNotice({ onStartOver }: { onStartOver: () => void }) {
  return (
    <div className="l-row l-row-apart">
      <span className="l-quiet">{REPORT.restored}</span>
      <Button look="quiet" onClick={onStartOver}>
        {REPORT.start_over}
      </Button>
    </div>
  )
}

function Lead({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h2>{title}</h2>
      <p className="l-quiet">{text}</p>
    </div>
  )
}

/** The first position that stands in a photo of the form. */
function useOffered(files: readonly DraftFile[]) {
  const [offered, setOffered] = useState<Position>()
  useEffect(() => {
    let isGone = false
    const read = async () => {
      for (const file of files.filter((one) => one.kind === 'photo')) {
        const position = await positionInPhoto(file.blob)
        if (position && !isGone) return setOffered(position)
      }
    }
    read()
    return () => {
      isGone = true
    }
  }, [files])
  return offered
}
