import { useState } from 'react'
import { call } from '../../lib/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { MERGE } from '../../words/zh-CN/alike.ts'
import type { Mergeable } from './MergeChoice.tsx'

/** One more matter, by its number. */
export function MergeNumber({
  except,
  onFound,
}: {
  except: string
  onFound: (found: Mergeable) => void
}) {
  const [number, setNumber] = useState('')
  const [problem, setProblem] = useState<string>()
  const find = async () => {
    const asked = number.trim()
    if (!/^\d{4}-\d{7}$/.test(asked)) return setProblem(MERGE.number_wrong)
    const found = await call('matters.get_by_number', { number: asked }).catch(() => undefined)
    if (!found || found.id === except) return setProblem(MERGE.not_found)
    const { id, summary, is_secret, category } = found
    setNumber('')
    setProblem(undefined)
    onFound({ id, number: asked, summary, is_secret, why: category.name })
  }
  return (
    <Field
      label={MERGE.number}
      placeholder={MERGE.number_hint}
      isOptional
      error={problem}
      maxLength={12}
      value={number}
      onChange={(event) => setNumber(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        void find()
      }}
      beside={
        <div>
          <Button onClick={() => void find()}>{MERGE.find}</Button>
        </div>
      }
    />
  )
}
