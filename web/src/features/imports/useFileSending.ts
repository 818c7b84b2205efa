import { useRef, useState } from 'react'
import { uploadFile } from '../../lib/upload.ts'

/** Sends one file; a broken line leaves a mark, and the next press goes on from the last byte that arrived. */
export function useFileSending() {
  const begun = useRef<{ file: File; uploadId: string } | undefined>(undefined)
  const [part, setPart] = useState<number>()
  const [problem, setProblem] = useState<unknown>()
  const send = async (file: File) => {
    setProblem(undefined)
    setPart(0)
    const uploadId = begun.current?.file === file ? begun.current.uploadId : undefined
    try {
      const { file: stored } = await uploadFile(file, {
        kind: 'import',
        name: file.name,
        uploadId,
        onStarted: (id) => {
          begun.current = { file, uploadId: id }
        },
        onProgress: setPart,
      })
      return stored.id
    } catch (error) {
      setProblem(error)
      throw error
    } finally {
      setPart(undefined)
    }
  }
  return { send, part, problem, isBegun: begun.current !== undefined }
}
