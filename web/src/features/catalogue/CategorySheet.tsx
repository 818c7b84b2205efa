import type { CategoryLine } from '@linli/contract/catalogue'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Field } from '../../ui/Field.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Section } from '../../ui/Page.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { CATALOGUE } from '../../words/zh-CN/catalogue.ts'
import { answersTo, groupCategories } from './group-categories.ts'

/** The whole list to choose from, with a field to narrow it. */
export function CategorySheet({
  isOpen,
  onClose,
  onPick,
}: {
  isOpen: boolean
  onClose: () => void
  onPick: (category: CategoryLine) => void
}) {
  return (
    <Sheet title={CATALOGUE.choose} isOpen={isOpen} onClose={onClose}>
      <CategoryPicker onPick={onPick} />
    </Sheet>
  )
}

/** The same on a page of its own. */
export function CategoryPicker({
  onPick,
  accepts = () => true,
}: {
  onPick: (category: CategoryLine) => void
  accepts?: (category: CategoryLine) => boolean
}) {
  const [text, setText] = useState('')
  const list = useQuery('catalogue.list_published', {}, { staleMs: 600_000 })
  if (!list.data) {
    if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
    return <Skeleton lines={6} />
  }
  const parents = groupCategories(list.data)
  const groups = parents.flatMap((group) => {
    const categories = group.categories.filter((one) => accepts(one) && answersTo(one, text))
    return categories.length > 0 ? [{ ...group, categories }] : []
  })
  return (
    <div className="l-stack">
      <Field
        label={CATALOGUE.find}
        placeholder={CATALOGUE.find_hint}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {groups.length === 0 ? <Empty title={fill(CATALOGUE.empty, { text })} /> : null}
      {groups.map((group) => (
        <Section key={group.code} title={group.name}>
          <List label={group.name}>
            {group.categories.map((category) => (
              <li key={category.code}>
                <button type="button" onClick={() => onPick(category)}>
                  <ListRow title={category.name} />
                </button>
              </li>
            ))}
          </List>
        </Section>
      ))}
    </div>
  )
}
