import type { Assessment, Minutes } from '@linli/contract/assessments'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call, ProblemError } from '../../lib/client.ts'
import { dropDraft, readDraft, writeDraft } from '../../lib/drafts.ts'
import { makeId } from '../../lib/ids.ts'
import { queryKey } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { MINUTES } from '../../words/zh-CN/assessments.ts'
import { mergeMinutes } from './merge-minutes.ts'

/** What is written here and the server does not have yet, with what it was written upon. */
interface Unsaved {
  base: Minutes
  minutes: Minutes
}

const PAUSE_MS = 1_200
const AGAIN_MS = 8_000

/**
 * Minutes that save themselves a moment after the last key. What is not saved yet is kept in the browser; what somebody else
 * wrote meanwhile is put together with it, so that neither loses a word.
 */
export function useMinutes(assessment: Assessment) {
  const client = useQueryClient()
  const { id } = assessment
  const key = `minutes ${id}`
  const [minutes, setMinutes] = useState(assessment.minutes)
  const [state, setState] = useState<'saved' | 'saving' | 'unsaved'>('saved')
  const [mergedWith, setMergedWith] = useState<string>()
  const [problem, setProblem] = useState<unknown>()
  const now = useRef({ minutes, base: assessment.minutes, version: assessment.version })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isBusy = useRef(false)

  const show = (next: Minutes) => {
    now.current.minutes = next
    setMinutes(next)
  }
  const takeIn = (theirs: Assessment, mine: Minutes, base: Minutes) => {
    const name = theirs.written?.by.name ?? ''
    const mark = fill(MINUTES.other_wrote, { name })
    show(mergeMinutes({ base, mine, theirs: theirs.minutes }, mark, makeId))
    now.current.base = theirs.minutes
    now.current.version = theirs.version
    return name
  }
  const saveIn = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), ms)
  }
  const save = async () => {
    if (isBusy.current) return saveIn(PAUSE_MS)
    isBusy.current = true
    const sent = now.current.minutes
    setState('saving')
    try {
      const version = now.current.version
      const saved = await call(
        'assessments.record',
        { id, version, minutes: sent },
        { requestId: makeId() },
      )
      now.current.base = sent
      now.current.version = saved.version
      client.setQueryData(queryKey('assessments.get', { id }), saved)
      setProblem(undefined)
      if (now.current.minutes === sent) {
        setState('saved')
        void dropDraft(key)
      } else saveIn(PAUSE_MS)
    } catch (error) {
      setState('unsaved')
      if (error instanceof ProblemError && error.reason === 'assessment_changed') {
        const theirs = await call('assessments.get', { id }).catch(() => undefined)
        if (theirs) setMergedWith(takeIn(theirs, now.current.minutes, now.current.base))
        saveIn(PAUSE_MS)
      } else {
        setProblem(error)
        if (!(error instanceof ProblemError) || error.code === 'unavailable') saveIn(AGAIN_MS)
      }
    } finally {
      isBusy.current = false
    }
  }
  const change = (part: Partial<Minutes>) => {
    show({ ...now.current.minutes, ...part })
    setState('unsaved')
    void writeDraft(key, { base: now.current.base, minutes: now.current.minutes })
    saveIn(PAUSE_MS)
  }

  useEffect(() => {
    let isGone = false
    void readDraft<Unsaved>(key).then((kept) => {
      if (!kept || isGone) return
      takeIn(assessment, kept.minutes, kept.base)
      setState('unsaved')
      saveIn(PAUSE_MS)
    })
    return () => {
      isGone = true
      clearTimeout(timer.current)
    }
  }, [key])

  // Somebody else has written and nothing is unsaved here: their words are shown.
  useEffect(() => {
    if (assessment.version <= now.current.version || isBusy.current) return
    if (now.current.minutes === now.current.base) {
      now.current = { ...now.current, base: assessment.minutes, version: assessment.version }
      show(assessment.minutes)
    }
  }, [assessment.version])

  return { minutes, change, state, mergedWith, problem }
}
