import type { Parameter } from '@linli/contract/parameters'
import { Fragment, useState } from 'react'
import { sayDay } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { PARAMETER_MARK, PARAMETERS_PAGE } from '../../words/zh-CN/parameters.ts'
import { ParameterForm } from './ParameterForm.tsx'
import { parameterWord, valueWord } from './parameter-words.ts'

/** Every number in force, with where it comes from; whoever may changes it in place. */
export function ParameterTable({ items }: { items: readonly Parameter[] }) {
  const [open, setOpen] = useState<string>()
  return (
    <TableBox label={PARAMETERS_PAGE.numbers}>
      <table className="d-table">
        <thead>
          <tr>
            <th scope="col">{PARAMETERS_PAGE.name}</th>
            <th scope="col">{PARAMETERS_PAGE.value}</th>
            <th scope="col">{PARAMETERS_PAGE.source}</th>
            <th scope="col">{PARAMETERS_PAGE.since}</th>
            <th scope="col" aria-label={PARAMETERS_PAGE.change} />
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <Fragment key={one.key}>
              <Row parameter={one} onOpen={() => setOpen(one.key)} />
              {open === one.key ? (
                <tr>
                  <td colSpan={5}>
                    <ParameterForm parameter={one} onClose={() => setOpen(undefined)} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function Row({ parameter, onOpen }: { parameter: Parameter; onOpen: () => void }) {
  const { key, unit, value, planned, source, mark, valid_from } = parameter
  return (
    <tr>
      <th scope="row">{parameterWord(key)}</th>
      <td className="d-tight">
        <strong>{valueWord(value, unit)}</strong>
        {planned ? (
          <p className="l-small">
            {fill(PARAMETERS_PAGE.planned, {
              day: sayDay(planned.valid_from),
              value: valueWord(planned.value, unit),
            })}
          </p>
        ) : null}
      </td>
      <td>
        {source}
        {mark ? <p className="l-quiet l-small">{PARAMETER_MARK[mark]}</p> : null}
      </td>
      <td className="d-tight">{valid_from ? sayDay(valid_from) : PARAMETERS_PAGE.product}</td>
      <td className="d-tight">
        {parameter.can.includes('set') ? (
          <Button onClick={onOpen}>{PARAMETERS_PAGE.change}</Button>
        ) : null}
      </td>
    </tr>
  )
}
