import { useEffect, useRef, useState } from 'react'
import { blobUrl } from '../../lib/blob-url.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { DOCUMENTS } from '../../words/zh-CN/documents.ts'
import { type DraftFile, draftFile } from './useUploads.ts'
import './voice-field.css'

const LONGEST_SECONDS = 120

/** Says it instead of typing it: a recording kept as a file of the form. */
export function VoiceField({
  file,
  onChange,
}: {
  file: DraftFile | undefined
  onChange: (file: DraftFile | undefined) => void
}) {
  const recorder = useRecorder((blob, name) => onChange(draftFile(blob, name, 'voice')))
  if (!recorder.isPossible) return null
  if (file) {
    return (
      <div className="l-voice">
        {/* biome-ignore lint/a11y/useMediaCaption: what was said is not written anywhere yet */}
        <audio controls src={blobUrl(file.blob)} />
        <Button onClick={() => onChange(undefined)}>{DOCUMENTS.record_again}</Button>
      </div>
    )
  }
  return (
    <div className="l-stack">
      <Button onClick={recorder.isOn ? recorder.stop : recorder.start} aria-pressed={recorder.isOn}>
        {recorder.isOn
          ? fill(DOCUMENTS.stop_recording, { seconds: recorder.seconds })
          : DOCUMENTS.record}
      </Button>
      {recorder.isRefused ? <Notice tone="soon">{DOCUMENTS.no_microphone}</Notice> : null}
    </div>
  )
}

function useRecorder(onDone: (blob: Blob, name: string) => void) {
  const recorder = useRef<MediaRecorder | undefined>(undefined)
  const [seconds, setSeconds] = useState(0)
  const [isOn, setOn] = useState(false)
  const [isRefused, setRefused] = useState(false)
  // Browsers lend the microphone only over https or on this machine.
  const isPossible = typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices)

  useEffect(() => {
    if (!isOn) return undefined
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [isOn])
  useEffect(() => {
    if (seconds >= LONGEST_SECONDS) recorder.current?.stop()
  }, [seconds])
  useEffect(() => () => recorder.current?.stop(), [])

  const start = async () => {
    setRefused(false)
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined)
    if (!stream) return setRefused(true)
    const pieces: Blob[] = []
    const next = new MediaRecorder(stream)
    next.ondataavailable = (event) => pieces.push(event.data)
    next.onstop = () => {
      for (const track of stream.getTracks()) track.stop()
      setOn(false)
      const type = next.mimeType || 'audio/webm'
      onDone(new Blob(pieces, { type }), type.includes('mp4') ? 'voice.m4a' : 'voice.webm')
    }
    recorder.current = next
    setSeconds(0)
    setOn(true)
    next.start()
  }
  return { isPossible, isOn, isRefused, seconds, start, stop: () => recorder.current?.stop() }
}
