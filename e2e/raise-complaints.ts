import { matters } from '@linli/contract/matters'
import { org } from '@linli/contract/org'
import { ask, signIn } from '../bench/sign-in.ts'
import { DEMONSTRATION_PASSWORD } from '../server/src/demonstration/accounts.ts'

/** A household that has called: its phone, and the number it was given. */
export interface Household {
  phone: string
  number: string
}

/** Signs staff in over HTTP and answers what calls operations as them. */
export async function actAs(url: string, account: string) {
  const cookie = await signIn(url, account, DEMONSTRATION_PASSWORD)
  return <T>(operation: string, input: object): Promise<T> => ask<T>(url, operation, cookie, input)
}

/** So many households of one community call about the same, one after the other; the desk takes each down. */
export async function raiseComplaints(
  url: string,
  { count, words, category_code }: { count: number; words: string; category_code: string },
): Promise<Household[]> {
  const call = await actAs(url, 'chuangkou')
  const found = await call<unknown>('org.search_areas', { text: '凤苑小区', limit: 30 })
  const houses = org.search_areas.output.parse(found).filter(({ level }) => level === 'building')
  const households: Household[] = []
  for (let n = 0; n < count; n += 1) {
    const phone = `1330000${String(n).padStart(4, '0')}`
    const made = await call<unknown>('matters.report_on_behalf', {
      source: 'phone',
      description: `${words}，${n + 1}号住户`,
      category_code,
      area_id: houses[n % houses.length]?.id,
      reporter_phone: phone,
    })
    households.push({ phone, number: matters.report_on_behalf.output.parse(made).number })
  }
  return households
}
