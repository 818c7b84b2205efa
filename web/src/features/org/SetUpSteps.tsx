import { fill } from '../../lib/words.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { SIGN_IN } from '../../words/zh-CN/identity.ts'
import { AREA_ROW_WHY, SET_UP } from '../../words/zh-CN/set-up.ts'
import { type AreaRow, readAreaRows } from './read-area-rows.ts'
import type { SetUpDraft, SetUpFault } from './set-up-draft.ts'

export interface SetUpStepProps {
  draft: SetUpDraft
  change: (change: Partial<SetUpDraft>) => void
  /** What is wrong on this step, once the person wanted to go on. */
  faults: readonly SetUpFault[]
}

type FirstFault = Extract<
  SetUpFault,
  'code_missing' | 'district_wrong' | 'name_missing' | 'center_wrong'
>

/** Step one: which district this is. */
export function DistrictStep({ draft, change, faults }: SetUpStepProps) {
  const wrong = (fault: FirstFault) => (faults.includes(fault) ? SET_UP[fault] : undefined)
  return (
    <>
      <Field
        label={SET_UP.code}
        hint={SET_UP.code_hint}
        error={wrong('code_missing')}
        autoComplete="off"
        value={draft.set_up_code}
        onChange={(event) => change({ set_up_code: event.target.value })}
      />
      <Field
        label={SET_UP.district}
        hint={SET_UP.district_hint}
        error={wrong('district_wrong')}
        inputMode="numeric"
        maxLength={6}
        value={draft.district}
        onChange={(event) => change({ district: event.target.value })}
      />
      <Field
        label={SET_UP.name}
        hint={SET_UP.name_hint}
        error={wrong('name_missing')}
        maxLength={200}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <div className="d-half">
        <Field
          label={`${SET_UP.center}：${SET_UP.lng}`}
          error={wrong('center_wrong')}
          inputMode="decimal"
          value={draft.lng}
          onChange={(event) => change({ lng: event.target.value })}
        />
        <Field
          label={SET_UP.lat}
          inputMode="decimal"
          value={draft.lat}
          onChange={(event) => change({ lat: event.target.value })}
        />
      </div>
      <Choice<'gcj02' | 'wgs84'>
        legend={SET_UP.datum}
        options={[
          { value: 'gcj02', word: SET_UP.gcj02 },
          { value: 'wgs84', word: SET_UP.wgs84 },
        ]}
        value={draft.datum}
        onChange={(datum) => change({ datum })}
      />
    </>
  )
}

const SHOWN = 6

/** Step two: the list of streets and communities, read while it is pasted. */
export function AreasStep({ draft, change, faults }: SetUpStepProps) {
  const rows = readAreaRows(draft.areas, draft.district)
  const wrong = rows.filter(({ why }) => why !== null)
  const count = (level: AreaRow['level']) => rows.filter((row) => row.level === level).length
  return (
    <>
      <TextArea
        label={SET_UP.areas}
        hint={SET_UP.areas_hint}
        placeholder={SET_UP.areas_example}
        error={faults.includes('areas_empty') ? AREA_ROW_WHY.empty : undefined}
        rows={10}
        spellCheck={false}
        value={draft.areas}
        onChange={(event) => change({ areas: event.target.value })}
      />
      {rows.length > 0 ? (
        <p>
          {fill(SET_UP.areas_found, { streets: count('street'), communities: count('community') })}
        </p>
      ) : null}
      {wrong.length > 0 ? (
        <Notice tone="over">
          <p>{fill(SET_UP.areas_wrong, { n: wrong.length })}</p>
          <ul>
            {wrong.slice(0, 10).map(({ row, code, why }) => (
              <li key={row}>
                {fill(SET_UP.row_wrong, { row, code, why: AREA_ROW_WHY[why ?? ''] ?? '' })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {rows.length > 0 ? <Preview rows={rows.slice(0, SHOWN)} /> : null}
    </>
  )
}

function Preview({ rows }: { rows: readonly AreaRow[] }) {
  return (
    <TableBox label={SET_UP.preview}>
      <table className="d-table">
        <caption>{SET_UP.preview}</caption>
        <thead>
          <tr>
            <th scope="col">{SET_UP.row}</th>
            <th scope="col">{SET_UP.area_code}</th>
            <th scope="col">{SET_UP.area_name}</th>
            <th scope="col">{SET_UP.parent}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td>{row.row}</td>
              <td>{row.code}</td>
              <td>{row.name}</td>
              <td className="l-quiet">{row.parent_code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

/** Step three: the first administrator. */
export function AdminStep({ draft, change, faults }: SetUpStepProps) {
  const wrong = (fault: SetUpFault, text: string) => (faults.includes(fault) ? text : undefined)
  return (
    <>
      <p className="l-quiet">{SET_UP.admin_hint}</p>
      <Field
        label={SET_UP.admin}
        error={wrong('admin_missing', SET_UP.admin_missing)}
        maxLength={50}
        value={draft.admin_name}
        onChange={(event) => change({ admin_name: event.target.value })}
      />
      <Field
        label={SET_UP.account}
        hint={SET_UP.account_hint}
        error={wrong('account_wrong', SET_UP.account_wrong)}
        autoComplete="username"
        autoCapitalize="none"
        value={draft.admin_account}
        onChange={(event) => change({ admin_account: event.target.value })}
      />
      <Field
        label={SET_UP.password}
        hint={SIGN_IN.password_rule}
        error={wrong('password_wrong', SET_UP.password_wrong)}
        type="password"
        autoComplete="new-password"
        value={draft.admin_password}
        onChange={(event) => change({ admin_password: event.target.value })}
      />
    </>
  )
}
