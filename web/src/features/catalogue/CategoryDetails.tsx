import type { CategoryLine } from '@linli/contract/catalogue'
import { CLOCK_KINDS } from '@linli/contract/codes/matters'
import { fill } from '../../lib/words.ts'
import { Facts } from '../../ui/Page.tsx'
import { CATALOGUE, CLOCK_UNIT } from '../../words/zh-CN/catalogue.ts'
import { CLOCK, DOER } from '../../words/zh-CN/matters.ts'

/** What the published list promises about one category: owner, doer, standard, and how soon by which rule. */
export function CategoryDetails({ category }: { category: CategoryLine }) {
  const doer = category.doer_name ?? (category.doer_kind ? DOER[category.doer_kind] : null)
  return (
    <Facts
      items={[
        [CATALOGUE.owner, category.owner_name],
        [CATALOGUE.doer, doer],
        [CATALOGUE.standard, category.standard],
        [CATALOGUE.times, <Times key="times" category={category} />],
        [CATALOGUE.basis, category.basis],
      ]}
    />
  )
}

function Times({ category }: { category: CategoryLine }) {
  const clocks = category.clocks?.[category.default_urgency]
  if (!clocks) return null
  return (
    <ul>
      {CLOCK_KINDS.map((kind) => {
        const rule = clocks[kind]
        if (!rule) return null
        const { value, unit, basis } = rule
        return (
          <li key={kind}>
            {fill(CATALOGUE.by, { word: CLOCK[kind], value, unit: CLOCK_UNIT[unit] })}
            <span className="l-quiet l-small"> {basis}</span>
          </li>
        )
      })}
    </ul>
  )
}
