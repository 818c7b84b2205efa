import type { Named } from '@linli/contract/fields'
import type { Template } from '@linli/contract/workbench'
import { Select } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { TEMPLATES } from '../../words/zh-CN/workbench.ts'
import { CategorySelect } from '../catalogue/CategorySelect.tsx'

/** A new common reply: for whom, for which category, and its words. `units` are those that this person may write for. */
export function AddTemplate({
  units,
  onClose,
}: {
  units: readonly (Named | null)[]
  onClose: () => void
}) {
  const [unit_id, setUnit] = useState(units[0]?.id ?? null)
  const [category_code, setCategory] = useState<string | null>(null)
  const add = useCommand('workbench.add_template', {
    onDone: (template) => {
      say(fill(TEMPLATES.saved, template))
      onClose()
    },
  })
  return (
    <WordingForm
      label={TEMPLATES.add}
      first={{ title: '', words: '' }}
      isSaving={add.isPending}
      error={add.error}
      onSave={(wording) => add.mutate({ unit_id, category_code, ...wording })}
      onClose={onClose}
    >
      <div className="d-half">
        {units.length > 1 ? (
          <Pick word={TEMPLATES.for_unit}>
            <Select
              aria-label={TEMPLATES.for_unit}
              value={unit_id ?? ''}
              options={units.map((unit) => ({
                value: unit?.id ?? '',
                label: unit?.name ?? TEMPLATES.for_all,
              }))}
              onChange={(id) => setUnit(id || null)}
            />
          </Pick>
        ) : null}
        <CategorySelect
          label={TEMPLATES.for_category}
          value={category_code}
          mayBeGroup
          onChange={(category) => setCategory(category?.code ?? null)}
        />
      </div>
    </WordingForm>
  )
}

/** Another wording of a common reply; the one before stays readable. */
export function ReviseTemplate({
  template: { id, version, title, words },
  onClose,
}: {
  template: Template
  onClose: () => void
}) {
  const revise = useCommand('workbench.revise_template', {
    onDone: (template) => {
      say(fill(TEMPLATES.saved, template))
      onClose()
    },
  })
  return (
    <WordingForm
      label={TEMPLATES.revise}
      first={{ title, words }}
      isSaving={revise.isPending}
      error={revise.error}
      onSave={(wording) => revise.mutate({ id, version, ...wording })}
      onClose={onClose}
    />
  )
}

interface Wording {
  title: string
  words: string
}

function WordingForm({
  label,
  first,
  isSaving,
  error,
  onSave,
  onClose,
  children,
}: {
  label: string
  first: Wording
  isSaving: boolean
  error: unknown
  onSave: (wording: Wording) => void
  onClose: () => void
  children?: ReactNode
}) {
  const [title, setTitle] = useState(first.title)
  const [words, setWords] = useState(first.words)
  const [isAsked, setAsked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (title.trim() && words.trim()) onSave({ title: title.trim(), words: words.trim() })
  }
  return (
    <form className="d-form d-act-box" aria-label={label} onSubmit={submit}>
      {children}
      <Field
        label={TEMPLATES.item_title}
        error={isAsked && !title.trim() ? TEMPLATES.title_missing : undefined}
        maxLength={40}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextArea
        label={TEMPLATES.item_words}
        hint={TEMPLATES.places}
        error={isAsked && !words.trim() ? TEMPLATES.words_missing : undefined}
        rows={3}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {error ? <Notice tone="over">{reasonText(error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={isSaving && DESK.saving}>
          {TEMPLATES.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {TEMPLATES.cancel}
        </Button>
      </div>
    </form>
  )
}
