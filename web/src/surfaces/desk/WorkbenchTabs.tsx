import { useNavigate } from '@tanstack/react-router'
import { Tabs } from '../../ui/Tabs.tsx'
import { WORKBENCH, WORKBENCH_TAB } from '../../words/zh-CN/workbench.ts'

type Tab = keyof typeof WORKBENCH_TAB

const PAGES = {
  batches: '/workbench',
  hand_over: '/workbench/hand-over',
  views: '/workbench/views',
  templates: '/workbench/templates',
} as const satisfies Record<Tab, string>

/** What makes a desk one's own and work at it fast: each part a page. */
export function WorkbenchTabs({ value }: { value: Tab }) {
  const navigate = useNavigate()
  return (
    <Tabs<Tab>
      label={WORKBENCH.title}
      tabs={TABS.map((tab) => ({ value: tab, word: WORKBENCH_TAB[tab] }))}
      value={value}
      onChange={(next) => void navigate({ to: PAGES[next] })}
    />
  )
}

const TABS: readonly Tab[] = ['batches', 'hand_over', 'views', 'templates']
