import type { InputOf } from '../../lib/api.ts'
import { areaRowsCsv, readAreaRows } from './read-area-rows.ts'

/** What the set-up asks, as it is typed. */
export interface SetUpDraft {
  set_up_code: string
  district: string
  name: string
  lng: string
  lat: string
  datum: 'gcj02' | 'wgs84'
  areas: string
  admin_name: string
  admin_account: string
  admin_password: string
}

export const EMPTY_SET_UP: SetUpDraft = {
  set_up_code: '',
  district: '',
  name: '',
  lng: '',
  lat: '',
  datum: 'gcj02',
  areas: '',
  admin_name: '',
  admin_account: '',
  admin_password: '',
}

export type SetUpFault =
  | 'code_missing'
  | 'district_wrong'
  | 'name_missing'
  | 'center_wrong'
  | 'areas_empty'
  | 'areas_wrong'
  | 'admin_missing'
  | 'account_wrong'
  | 'password_wrong'

/** What keeps a step (0, 1, 2) from being left. */
export function faultsOf(step: number, draft: SetUpDraft): SetUpFault[] {
  const checks: readonly (readonly [number, SetUpFault, boolean])[] = [
    [0, 'code_missing', draft.set_up_code.trim().length < 6],
    [0, 'district_wrong', !/^[1-9]\d{5}$/.test(draft.district.trim())],
    [0, 'name_missing', draft.name.trim() === ''],
    [0, 'center_wrong', !isBetween(draft.lng, 73, 136) || !isBetween(draft.lat, 3, 54)],
    [1, 'areas_empty', readAreaRows(draft.areas, draft.district).length === 0],
    [1, 'areas_wrong', readAreaRows(draft.areas, draft.district).some(({ why }) => why !== null)],
    [2, 'admin_missing', draft.admin_name.trim() === ''],
    [2, 'account_wrong', !/^[a-z][a-z0-9._-]{2,39}$/.test(draft.admin_account.trim())],
    [2, 'password_wrong', !isPassword(draft.admin_password)],
  ]
  return checks.flatMap(([at, fault, isWrong]) => (at === step && isWrong ? [fault] : []))
}

/** What `org.set_up_district` takes. */
export function setUpInput(draft: SetUpDraft): InputOf<'org.set_up_district'> {
  const district = draft.district.trim()
  return {
    set_up_code: draft.set_up_code.trim(),
    district_id: Number(district),
    name: draft.name.trim(),
    center: { lng: Number(draft.lng), lat: Number(draft.lat), datum: draft.datum },
    areas_csv: areaRowsCsv(readAreaRows(draft.areas, district)),
    admin_name: draft.admin_name.trim(),
    admin_account: draft.admin_account.trim(),
    admin_password: draft.admin_password,
  }
}

function isBetween(text: string, least: number, most: number) {
  const value = Number(text.trim())
  return text.trim() !== '' && value >= least && value <= most
}

function isPassword(text: string) {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length
  return text.length >= 10 && kinds >= 3
}
