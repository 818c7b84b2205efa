import type { Parameter } from '@linli/contract/parameters'
import { useState } from 'react'
import { sayDay } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { PARAMETER_MARK, PARAMETERS_PAGE } from '../../words/zh-CN/parameters.ts'
import { ParameterForm } from './ParameterForm.tsx'
import { parameterWord, valueWord } from './parameter-words.ts'

/** Every number in force, with where it comes from; whoever may changes it in place. */
export function ParameterList({ items }: { items: readonly Parameter[] }) {
  const [open, setOpen] = useState<string>()
  return (
    <ul className="l-list" aria-label={PARAMETERS_PAGE.numbers}>
      {items.map((one) => (
        <li key={one.key}>
          <Line parameter={one} onOpen={() => setOpen(one.key)} />
          {open === one.key ? (
            <ParameterForm parameter={one} onClose={() => setOpen(undefined)} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Line({ parameter, onOpen }: { parameter: Parameter; onOpen: () => void }) {
  const { key, unit, value, planned, source, mark, valid_from } = parameter
  const since = valid_from ? sayDay(valid_from) : PARAMETERS_PAGE.product
  return (
    <div className="l-list-line l-row l-row-fixed l-row-apart">
      <div>
        {parameterWord(key)} <strong>{valueWord(value, unit)}</strong>
        <span className="l-quiet l-small"> {since}</span>
        {planned ? (
          <span className="l-small">
            {' · '}
            {fill(PARAMETERS_PAGE.planned, {
              day: sayDay(planned.valid_from),
              value: valueWord(planned.value, unit),
            })}
          </span>
        ) : null}
        <p className="l-quiet l-small">
          {source}
          {mark ? ` · ${PARAMETER_MARK[mark]}` : ''}
        </p>
      </div>
      {parameter.can.includes('set') ? (
        <Button onClick={onOpen}>{PARAMETERS_PAGE.change}</Button>
      ) : null}
    </div>
  )
}
