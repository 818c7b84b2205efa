import { Link, useNavigate } from '@tanstack/react-router'
import { Progress } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useFileSending } from '../../../features/imports/useFileSending.ts'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Notice } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { IMPORTS, NEW_IMPORT } from '../../../words/zh-CN/imports.ts'
import { DeskPage } from '../DeskPage.tsx'

/** Chooses a file, says where it comes from, and sends it in pieces. */
export function NewImport() {
  const navigate = useNavigate()
  const [file, setFile] = useState<File>()
  const [source_name, setSource] = useState('')
  const [isAsked, setAsked] = useState(false)
  const sending = useFileSending()
  const start = useCommand('imports.start', {
    onDone: ({ id }) => {
      say(NEW_IMPORT.started)
      void navigate({ to: '/imports/$id', params: { id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const source = source_name.trim()
    if (!file || !source) return
    sending.send(file).then(
      (file_id) =>
        start.mutate({
          file_id,
          file_name: file.name.slice(0, 200),
          source_name: source,
          target: 'matters',
        }),
      // What went wrong is kept in sending.problem.
      () => undefined,
    )
  }
  const problem = sending.problem ?? start.error
  const isBusy = sending.part !== undefined || start.isPending
  const percent = Math.round((sending.part ?? 0) * 100)
  return (
    <DeskPage
      title={NEW_IMPORT.title}
      lead={NEW_IMPORT.lead}
      back={<Link to="/imports">{IMPORTS.title}</Link>}
    >
      <form className="d-form" onSubmit={submit} noValidate>
        <ChooseFile
          file={file}
          error={isAsked && !file ? NEW_IMPORT.file_missing : undefined}
          onChange={setFile}
        />
        <Source
          value={source_name}
          error={isAsked && !source_name.trim() ? NEW_IMPORT.source_missing : undefined}
          onChange={setSource}
        />
        {isBusy ? <Progress percent={percent} aria-label={NEW_IMPORT.title} /> : null}
        {problem && !isBusy ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
        <div className="d-form-foot">
          <Button
            look="main"
            type="submit"
            busyWord={isBusy && fill(NEW_IMPORT.sending, { percent })}
          >
            {sending.problem && sending.isBegun ? NEW_IMPORT.go_on : NEW_IMPORT.start}
          </Button>
        </div>
      </form>
    </DeskPage>
  )
}

function ChooseFile({
  file,
  error,
  onChange,
}: {
  file: File | undefined
  error: string | undefined
  onChange: (file: File | undefined) => void
}) {
  return (
    <Pick word={IMPORTS.file} error={error}>
      <div>
        <label className="l-button l-button-plain d-file">
          {file ? NEW_IMPORT.choose_other : NEW_IMPORT.choose}
          <input
            className="l-visually-hidden"
            type="file"
            accept=".csv,.xlsx,text/csv"
            onChange={(event) => onChange(event.target.files?.[0])}
          />
        </label>
      </div>
      {file ? (
        <p className="l-field-hint">
          {fill(NEW_IMPORT.chosen, { name: file.name, size: sizeWords(file.size) })}
        </p>
      ) : null}
    </Pick>
  )
}

function Source({
  value,
  error,
  onChange,
}: {
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  const sources = useQuery('imports.list_sources', {})
  const id = useId()
  return (
    <>
      <Field
        label={NEW_IMPORT.source}
        hint={NEW_IMPORT.source_hint}
        error={error}
        list={id}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id}>
        {sources.data?.map(({ source_name }) => (
          <option key={source_name} value={source_name} />
        ))}
      </datalist>
    </>
  )
}

function sizeWords(bytes: number) {
  return bytes >= 1_000_000
    ? `${(bytes / 1_000_000).toFixed(1)} MB`
    : `${Math.ceil(bytes / 1000)} kB`
}
