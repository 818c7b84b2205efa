import { useState } from 'react'
import './photos.css'
import { Sheet } from './Sheet.tsx'

export interface Photo {
  id: string
  url: string
  thumbnail_url: string | null
  /** Says what the picture belongs to, for those who cannot see it. */
  alt: string
}

/** Pictures to look at, in a row; a press shows one large. */
export function PhotoStrip({ photos }: { photos: readonly Photo[] }) {
  const [open, setOpen] = useState<Photo>()
  if (photos.length === 0) return null
  return (
    <>
      <ul className="l-photo-strip">
        {photos.map((photo) => (
          <li key={photo.id}>
            <button
              type="button"
              onClick={() => setOpen(photo)}
              aria-label={`看大图：${photo.alt}`}
            >
              <img src={photo.thumbnail_url ?? photo.url} alt={photo.alt} loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      <Sheet title={open?.alt ?? ''} isOpen={open !== undefined} onClose={() => setOpen(undefined)}>
        {open ? <img className="l-photo-large" src={open.url} alt={open.alt} /> : null}
      </Sheet>
    </>
  )
}

export interface PickedPhoto {
  id: string
  url: string
  /** What is going on with it: 已传, 传了 40%, 等网络. */
  word: string
  isFailed?: boolean
}

/** Pictures being chosen: each with its state and the way to take it out; the last place adds more. */
export function PhotoGrid({
  photos,
  limit,
  addWord,
  removeWord,
  onAdd,
  onRemove,
}: {
  photos: readonly PickedPhoto[]
  limit: number
  addWord: string
  removeWord: string
  onAdd: (files: File[]) => void
  onRemove: (id: string) => void
}) {
  return (
    <ul className="l-photo-grid">
      {photos.map((photo, at) => (
        <li key={photo.id}>
          <img src={photo.url} alt={`第 ${at + 1} 张`} />
          <span className={`l-photo-word ${photo.isFailed ? 'l-photo-failed' : ''}`}>
            {photo.word}
          </span>
          <button type="button" onClick={() => onRemove(photo.id)}>
            {removeWord}
          </button>
        </li>
      ))}
      {photos.length < limit ? (
        <li>
          <label className="l-photo-add">
            <svg viewBox="0 0 32 28" width="32" height="28" aria-hidden="true">
              <path
                d="M3 7h6l2.5-4h9L23 7h6v18H3z"
                fill="none"
                stroke="currentColor"
                strokeWidth="2"
                strokeLinejoin="round"
              />
              <circle cx="16" cy="15.5" r="5" fill="none" stroke="currentColor" strokeWidth="2" />
            </svg>
            {addWord}
            <input
              className="l-visually-hidden"
              type="file"
              accept="image/jpeg,image/png,image/webp"
              multiple={limit > 1}
              onChange={(event) => {
                onAdd([...(event.target.files ?? [])].slice(0, limit - photos.length))
                event.target.value = ''
              }}
            />
          </label>
        </li>
      ) : null}
    </ul>
  )
}
