import type { CategoryLine } from '@linli/contract/catalogue'
import { useState } from 'react'
import { CategoryDetails } from '../../../features/catalogue/CategoryDetails.tsx'
import { answersTo, groupCategories } from '../../../features/catalogue/group-categories.ts'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { sayDay, today } from '../../../lib/time.ts'
import { useBack } from '../../../lib/useBack.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Field } from '../../../ui/Field.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { CATALOGUE } from '../../../words/zh-CN/catalogue.ts'
import './catalogue.css'

/** The published catalogue: every category with owner, doer, standard and time, as in force today. */
export function Catalogue() {
  const back = useBack()
  const list = useQuery('catalogue.list_published', {}, { staleMs: 600_000 })
  return (
    <Page title={CATALOGUE.title} back={back} slot={<TypeSwitch />}>
      <p className="l-quiet">{CATALOGUE.lead}</p>
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.isPending ? <Skeleton lines={8} /> : null}
      {list.data?.length === 0 ? (
        <Empty title={CATALOGUE.nothing}>{CATALOGUE.nothing_hint}</Empty>
      ) : null}
      {list.data && list.data.length > 0 ? <Groups lines={list.data} /> : null}
    </Page>
  )
}

function Groups({ lines }: { lines: readonly CategoryLine[] }) {
  const [text, setText] = useState('')
  const all = groupCategories(lines)
  const groups = all.flatMap((group) => {
    const categories = group.categories.filter((one) => answersTo(one, text))
    return categories.length > 0 ? [{ ...group, categories }] : []
  })
  const n = all.reduce((sum, group) => sum + group.categories.length, 0)
  return (
    <>
      <Field
        label={CATALOGUE.find}
        placeholder={CATALOGUE.find_hint}
        hint={fill(CATALOGUE.published, { day: sayDay(today()), n })}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {groups.length === 0 ? <Empty title={fill(CATALOGUE.empty, { text })} /> : null}
      {groups.map((group) => (
        <Section key={group.code} title={group.name}>
          <div className="l-catalogue">
            {group.categories.map((category) => (
              <details key={category.code} name="category">
                <summary>{category.name}</summary>
                <CategoryDetails category={category} />
              </details>
            ))}
          </div>
        </Section>
      ))}
    </>
  )
}
