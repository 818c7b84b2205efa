import { useState } from 'react'
import type { OutputOf } from '../../lib/api.ts'
import { call } from '../../lib/client.ts'
import { saveCsv } from '../../lib/save-csv.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { FORCES } from '../../words/zh-CN/forces.ts'
import {
  COMMITTEE_KIND,
  GENDER,
  MEDIATOR,
  MEDIATOR_TIME,
  SEAT,
} from '../../words/zh-CN/mediators.ts'

type Entry = OutputOf<'mediators.list_registry'>['items'][number]

/** Committees and mediators as one table, for the justice bureau's count and notice to the court. */
export function ExportRegistry() {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const save = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const entries = await readAll()
      saveCsv(FORCES.registry_file, [FORCES.registry_columns, ...entries.map(rowOf)])
      say(fill(FORCES.registry_done, { n: entries.length }))
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        onClick={() => void save()}
        busyWord={isBusy && DESK.working}
        title={FORCES.registry_hint}
      >
        {FORCES.registry}
      </Button>
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
    </>
  )
}

async function readAll(): Promise<Entry[]> {
  const entries: Entry[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await call('mediators.list_registry', {
      limit: 100,
      ...(cursor ? { cursor } : {}),
    })
    entries.push(...page.items)
    if (page.next_cursor === null) return entries
    cursor = page.next_cursor
  }
}

function rowOf(entry: Entry): string[] {
  return [
    entry.committee,
    entry.kind ? COMMITTEE_KIND[entry.kind] : '',
    entry.area,
    entry.studio ?? '',
    entry.name,
    SEAT[entry.seat],
    MEDIATOR_TIME[entry.time],
    entry.gender ? GENDER[entry.gender] : '',
    entry.grade ? (MEDIATOR.grade[entry.grade] ?? '') : '',
    entry.valid_from,
  ]
}
