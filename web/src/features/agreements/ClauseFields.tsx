import type { DraftClause } from '@linli/contract/agreement-shapes'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { DRAFTING } from '../../words/zh-CN/agreement-page.ts'
import type { Library } from './DraftForm.tsx'

/** The clauses of a draft; those of the library that suit the dispute come first. */
export function ClauseFields({
  library,
  value,
  onChange,
}: {
  library: Library
  value: DraftClause[]
  onChange: (next: DraftClause[]) => void
}) {
  const left = library.clauses.filter(({ code }) => !value.some((one) => one.code === code))
  const add = (code: string) => {
    const found = library.clauses.find((one) => one.code === code)
    if (found) onChange([...value, { code, title: found.title, text: found.text }])
  }
  return (
    <Section title={DRAFTING.clauses}>
      {value.map((one, index) => (
        <div key={index} className="l-stack">
          <TextArea
            label={one.title}
            hint={library.clauses.find(({ code }) => code === one.code)?.hint}
            rows={3}
            value={one.text}
            onChange={(event) =>
              onChange(
                value.map((it, at) => (at === index ? { ...it, text: event.target.value } : it)),
              )
            }
          />
          <div className="l-row">
            <Button look="quiet" onClick={() => onChange(value.filter((_, at) => at !== index))}>
              {DRAFTING.remove}
            </Button>
          </div>
        </div>
      ))}
      <div className="l-row">
        <label>
          {DRAFTING.add_clause}
          <select
            className="l-input a-select"
            value=""
            onChange={(event) => add(event.target.value)}
          >
            <option value="">{DRAFTING.choose}</option>
            {left.map(({ code, title, is_suggested }) => (
              <option key={code} value={code}>
                {is_suggested ? `★ ${title}` : title}
              </option>
            ))}
          </select>
        </label>
        <Button
          onClick={() => onChange([...value, { code: null, title: DRAFTING.own_title, text: '' }])}
        >
          {DRAFTING.own_clause}
        </Button>
      </div>
    </Section>
  )
}
