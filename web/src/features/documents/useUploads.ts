import { useCallback, useEffect, useRef, useState } from 'react'
import { makeId } from '../../lib/ids.ts'
import type { WaitingFile } from '../../lib/outbox.ts'
import { uploadFile } from '../../lib/upload.ts'
import { reasonText } from '../../lib/words.ts'

/** A photo or recording of a form: kept on the phone, sent when it can be. */
export interface DraftFile extends WaitingFile {
  id: string
}

/** Makes a chosen or recorded file one of the form. */
export function draftFile(blob: Blob, name: string, kind: 'photo' | 'voice'): DraftFile {
  return { id: makeId(), blob, name, kind }
}

/**
 * Sends the files of a form one after another, in the background while `isEnabled`, and remembers in the
 * form what has arrived. `finish()` sends the rest and gives the ids; it throws the `ProblemError` that stopped it.
 */
export function useUploads(
  files: readonly DraftFile[],
  change: (files: DraftFile[]) => void,
  isEnabled: boolean,
) {
  const latest = useRef<readonly DraftFile[]>(files)
  latest.current = files
  const changeRef = useRef(change)
  changeRef.current = change
  const running = useRef<Promise<void> | undefined>(undefined)
  const [words, setWords] = useState<Record<string, { part: number; problem?: string }>>({})

  const sendAll = useCallback(() => {
    const update = (id: string, patch: Partial<DraftFile>) => {
      latest.current = latest.current.map((file) => (file.id === id ? { ...file, ...patch } : file))
      changeRef.current([...latest.current])
    }
    const tell = (id: string, part: number, problem?: string) =>
      setWords((old) => ({ ...old, [id]: problem ? { part, problem } : { part } }))
    const send = async () => {
      for (;;) {
        const next = latest.current.find((file) => !file.file_id)
        if (!next) return
        const { id, kind, name, upload_id } = next
        try {
          const { file } = await uploadFile(next.blob, {
            kind,
            name,
            uploadId: upload_id,
            onStarted: (started) => update(id, { upload_id: started }),
            onProgress: (part) => tell(id, part),
          })
          update(id, { file_id: file.id })
        } catch (error) {
          tell(id, 0, reasonText(error))
          throw error
        }
      }
    }
    running.current ??= send().finally(() => {
      running.current = undefined
    })
    return running.current
  }, [])

  const unsent = files.filter((file) => !file.file_id).length
  useEffect(() => {
    // What stops it is shown beside the photo, and `finish` meets it again.
    if (isEnabled && unsent > 0) sendAll().catch(() => undefined)
  }, [isEnabled, unsent, sendAll])

  const finish = useCallback(async () => {
    await running.current?.catch(() => undefined)
    await sendAll()
    return latest.current.flatMap((file) => (file.file_id ? [file.file_id] : []))
  }, [sendAll])
  return { words, finish }
}
