import { useNavigate, useSearch } from '@tanstack/react-router'
import { ParameterList } from '../../../features/parameters/ParameterList.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { reasonText } from '../../../lib/words.ts'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { PARAMETERS_PAGE } from '../../../words/zh-CN/parameters.ts'
import { ChangeList } from '../ChangeList.tsx'
import { DeskPage } from '../DeskPage.tsx'
import { useReadsDrafts } from '../useReadsDrafts.ts'

const TABS = ['numbers', 'changes'] as const

/** The district's numbers, and everything that was changed in them and in the catalogue. */
export function Parameters() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const readsDrafts = useReadsDrafts()
  const tab = TABS.find((one) => one === search.show) ?? 'numbers'
  return (
    <DeskPage title={PARAMETERS_PAGE.title} lead={PARAMETERS_PAGE.lead} isWide>
      <Tabs
        label={PARAMETERS_PAGE.title}
        tabs={TABS.map((value) => ({ value, word: PARAMETERS_PAGE[value] }))}
        value={tab}
        onChange={(show) => void navigate({ to: '/parameters', search: { show } })}
      />
      {tab === 'numbers' ? <Numbers /> : null}
      {tab === 'changes' ? <ChangeList withCatalogue={readsDrafts} /> : null}
    </DeskPage>
  )
}

function Numbers() {
  const list = useQuery('parameters.list', {})
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.data) return <Skeleton lines={8} />
  return <ParameterList items={list.data} />
}
