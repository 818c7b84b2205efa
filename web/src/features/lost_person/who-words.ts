import type { Sex } from '@linli/contract/codes/lost_person'
import { fill } from '../../lib/words.ts'
import { LOST, SEX } from '../../words/zh-CN/lost_person.ts'

interface Described {
  sex: Sex | null
  age_from: number | null
  age_to: number | null
}

/** "男，约 75 岁", "女，70—80 岁", "看不清，年龄不清". */
export function whoWords({ sex, age_from, age_to }: Described): string {
  return [sex ? SEX[sex] : null, ageWords({ age_from, age_to })].filter(Boolean).join('，')
}

/** How old somebody is thought to be, as people say it. */
export function ageWords({ age_from, age_to }: Omit<Described, 'sex'>): string {
  if (age_from === null) return LOST.age_unknown
  if (age_to === null || age_to === age_from) return fill(LOST.age, { age: age_from })
  return fill(LOST.ages, { from: age_from, to: age_to })
}
