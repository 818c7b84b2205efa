import { blobUrl } from '../../lib/blob-url.ts'
import { fill } from '../../lib/words.ts'
import { PhotoGrid, type PickedPhoto } from '../../ui/Photos.tsx'
import { DOCUMENTS } from '../../words/zh-CN/documents.ts'
import { type DraftFile, draftFile } from './useUploads.ts'

/** Chooses photos of a form, at most `limit`; they are kept on the phone at once. */
export function PhotoField({
  files,
  onChange,
  words = {},
  limit = 9,
}: {
  files: readonly DraftFile[]
  onChange: (files: DraftFile[]) => void
  words?: Record<string, { part: number; problem?: string }>
  limit?: number
}) {
  const photos = files.filter((file) => file.kind === 'photo')
  return (
    <PhotoGrid
      photos={photos.map((file) => shown(file, words[file.id]))}
      limit={limit}
      addWord={photos.length === 0 ? DOCUMENTS.take_photo : DOCUMENTS.add_photo}
      removeWord={DOCUMENTS.remove}
      onAdd={(added) =>
        onChange([...files, ...added.map((file) => draftFile(file, file.name, 'photo'))])
      }
      onRemove={(id) => onChange(files.filter((file) => file.id !== id))}
    />
  )
}

function shown(file: DraftFile, word: { part: number; problem?: string } | undefined): PickedPhoto {
  const picture = { id: file.id, url: blobUrl(file.blob) }
  if (file.file_id) return { ...picture, word: DOCUMENTS.sent }
  if (word?.problem) return { ...picture, word: word.problem, isFailed: true }
  if (word) {
    return { ...picture, word: fill(DOCUMENTS.sending, { percent: Math.round(word.part * 100) }) }
  }
  return { ...picture, word: DOCUMENTS.kept }
}
