import { FINDINGS, type Finding } from '@linli/contract/codes/matters'
import { CHECK_WAYS, type CheckWay } from '@linli/contract/codes/quality'
import { type FormEvent, useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { FINDING } from '../../words/zh-CN/outcome.ts'
import { CHECKS, WAY } from '../../words/zh-CN/quality.ts'
import { PhotoField } from '../documents/PhotoField.tsx'
import { type DraftFile, useUploads } from '../documents/useUploads.ts'

interface Draft {
  way?: CheckWay | undefined
  found?: Finding | undefined
  words: string
  files: DraftFile[]
}

/** What the checker found. Kept while it is written; once sent, the rest of the case opens. */
export function RecordForm({ id }: { id: string }) {
  const draft = useDraft<Draft>(`check ${id}`, { words: '', files: [] })
  const { way, found, words, files } = draft.value
  const [isAsked, setAsked] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const uploads = useUploads(files, (next) => draft.change({ files: next }), true)
  const record = useCommand('quality.record_check', {
    onDone: () => {
      say(CHECKS.sent)
      void draft.clear()
    },
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    setFailed(undefined)
    if (!way || !found || words.trim() === '') return
    try {
      const file_ids = files.length > 0 ? await uploads.finish() : []
      record.mutate({ id, way, found, words: words.trim(), file_ids })
    } catch (error) {
      setFailed(error)
    }
  }
  const problem = failed ?? record.error
  const isMissing = isAsked && (!way || !found || words.trim() === '')
  return (
    <form className="l-stack" noValidate onSubmit={(event) => void submit(event)}>
      <Choice<CheckWay>
        legend={CHECKS.way}
        options={CHECK_WAYS.map((value) => ({ value, word: WAY[value] }))}
        value={way}
        onChange={(next) => draft.change({ way: next })}
      />
      <Choice<Finding>
        legend={CHECKS.found}
        options={FINDINGS.map((value) => ({ value, word: FINDING[value] }))}
        value={found}
        onChange={(next) => draft.change({ found: next })}
      />
      <TextArea
        label={CHECKS.words}
        placeholder={CHECKS.words_hint}
        rows={3}
        maxLength={2000}
        value={words}
        onChange={(event) => draft.change({ words: event.target.value })}
      />
      <PhotoField
        files={files}
        words={uploads.words}
        onChange={(next) => draft.change({ files: next })}
      />
      {isMissing ? <Notice tone="over">{CHECKS.missing}</Notice> : null}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={record.isPending && CHECKS.sending}>
        {CHECKS.send}
      </Button>
    </form>
  )
}
