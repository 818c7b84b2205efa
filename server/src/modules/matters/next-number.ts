import type { Context } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** The next number of a district's matters, such as `2022-0000457`: they are counted by the year in which they were reported. */
export async function nextNumber(
  { numbers }: Pick<Context, 'numbers'>,
  district_id: number,
  reported_at: Date,
): Promise<string> {
  const year = Number(shanghaiDay(reported_at).slice(0, 4))
  const serial = await numbers.next(district_id, 'matter', year)
  return `${year}-${String(serial).padStart(7, '0')}`
}
