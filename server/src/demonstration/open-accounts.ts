import type { PostKind } from '@linli/contract/codes/org'
import argon2 from 'argon2'
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './accounts.ts'
import { rowOf } from './copy-rows.ts'
import { CUT_OFF } from './moments.ts'
import type { DemoPerson, Roster } from './roster.ts'

/** Rows of `identity.account` for the demonstration accounts of one district, with the people who hold their posts. */
export async function accountRows(district_id: number, roster: Roster): Promise<string[]> {
  const mine = DEMONSTRATION_ACCOUNTS.filter((account) => account.district_id === district_id)
  const opened = CUT_OFF.toISOString()
  const rows: string[] = []
  for (const { account: typed } of mine) {
    const account = typed.replace(/@\d+$/, '')
    const hash = await argon2.hash(DEMONSTRATION_PASSWORD)
    rows.push(rowOf([district_id, account, holderOf(account, roster).id, hash, opened]))
  }
  return rows
}

export const ACCOUNT_COLUMNS = 'district_id, account, person_id, password_hash, changed_at'

/** Which post each account opens: the unit's key, the kind of post, and the how-manieth holder. */
const HOLDERS: Readonly<Record<string, readonly [unit: string, kind: PostKind, nth: number]>> = {
  wangge: ['team 371502003025001', 'grid_worker', 0],
  zhiban: ['centre 371502003', 'centre_duty', 0],
  chuangkou: ['centre 371502003', 'centre_intake', 0],
  ludeng: ['lighting', 'utility_handler', 0],
  wuye: ['property 371502003025 0', 'property_manager', 0],
  quzhiban: ['centre', 'centre_duty', 0],
  chengguan: ['urban_management', 'department_handler', 0],
  gongshui: ['water_supply', 'utility_handler', 0],
  jiaojing: ['traffic_police', 'department_handler', 0],
  gulou: ['centre 371502001', 'centre_duty', 0],
  hecha: ['centre 371502003', 'centre_duty', 1],
  minjing: ['police 371502003', 'police_officer', 0],
  tiaojie: ['mediation 371502006', 'mediator', 0],
  wenshu: ['mediation 371502006', 'committee_clerk', 0],
  wangge2: ['team 371502003025002', 'grid_worker', 0],
  zhuren: ['centre 371502003', 'centre_head', 0],
  shuji: ['committee 371502003025', 'community_secretary', 0],
  lingdao: ['government', 'district_leader', 0],
  mulu: ['politics_law', 'catalogue_editor', 0],
  xitong: ['government', 'system_admin', 0],
  anquan: ['government', 'security_admin', 0],
  shenji: ['government', 'auditor', 0],
  pingshan: ['centre', 'centre_intake', 0],
}

function holderOf(account: string, roster: Roster): DemoPerson {
  const [key, kind, nth] = HOLDERS[account] ?? []
  if (key === undefined) throw new RangeError(`nobody holds the account ${account}`)
  const post = roster.keyed(key).posts.filter((one) => one.kind === kind)[nth ?? 0]
  if (!post) throw new RangeError(`${key} has no ${kind} for the account ${account}`)
  return post.person
}
