import { CHECK_LISTS } from '@linli/contract/codes/quality'
import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { CHECKS, QUALITY_TAB } from '../../words/zh-CN/quality.ts'

type Tab = keyof typeof QUALITY_TAB

/** Figures, and the lists of spot checks: what waits for one's own centre is counted. */
export function QualityTabs({ value }: { value: Tab }) {
  const navigate = useNavigate()
  const me = useMe()
  const isCentre = me.data?.roles.includes('centre_staff') ?? false
  const counts = {
    figures: undefined,
    to_check: useWaiting('to_check', isCentre),
    to_answer: useWaiting('to_answer', isCentre),
    found: undefined,
  }
  const shown: readonly Tab[] = isCentre ? ['figures', ...CHECK_LISTS] : ['figures', 'found']
  return (
    <Tabs<Tab>
      label={CHECKS.title}
      tabs={shown.map((tab) => ({ value: tab, word: QUALITY_TAB[tab], count: counts[tab] }))}
      value={value}
      onChange={(next) =>
        void (next === 'figures'
          ? navigate({ to: '/quality' })
          : navigate({ to: '/quality/checks', search: { which: next } }))
      }
    />
  )
}

const MOST = 50

function useWaiting(which: 'to_check' | 'to_answer', isEnabled: boolean) {
  const list = useQuery('quality.list_checks', { which, limit: MOST }, { isEnabled })
  if (!list.data) return undefined
  return list.data.next_cursor ? `${MOST}+` : list.data.items.length
}
