import type { StoredFile } from '@linli/contract/documents'
import { PhotoStrip } from '../../ui/Photos.tsx'
import './voice-field.css'

/** Photos and recordings of a matter or of one act. */
export function FileList({ files, alt }: { files: readonly StoredFile[]; alt: string }) {
  const photos = files.filter((file) => file.kind === 'photo')
  const voices = files.filter((file) => file.kind === 'voice')
  return (
    <>
      <PhotoStrip
        photos={photos.map((file, at) => ({
          id: file.id,
          url: file.url,
          thumbnail_url: file.thumbnail_url,
          alt: `${alt} ${at + 1}`,
        }))}
      />
      {voices.map((file) => (
        <div key={file.id} className="l-voice">
          {/* biome-ignore lint/a11y/useMediaCaption: what was said is not written anywhere yet */}
          <audio controls preload="none" src={file.url} />
        </div>
      ))}
    </>
  )
}
