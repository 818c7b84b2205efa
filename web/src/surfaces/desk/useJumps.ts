import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isForPage } from '../../lib/keys.ts'
import type { Job } from './jobs.ts'

/** How long `g` waits for its letter. */
const WAIT_MS = 1_500

/** `g` and a letter goes to a job; `?` shows the keys. */
export function useJumps(jobs: readonly Job[], onHelp: () => void) {
  const navigate = useNavigate()
  const latest = useRef({ jobs, onHelp })
  latest.current = { jobs, onHelp }
  useEffect(() => {
    let heard = 0
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return
      if (event.key === '?') latest.current.onHelp()
      else if (event.key === 'g') heard = event.timeStamp
      else if (event.timeStamp - heard < WAIT_MS) {
        heard = 0
        const job = latest.current.jobs.find(({ letter }) => letter === event.key)
        if (!job) return
        event.preventDefault()
        void navigate({ to: job.to, search: job.search ?? {} })
      }
    }
    // Before the keys of the page below, which share letters with it.
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [navigate])
}
