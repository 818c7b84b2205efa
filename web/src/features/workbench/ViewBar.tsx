import type { SavedView } from '@linli/contract/workbench'
import { useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { VIEWS } from '../../words/zh-CN/workbench.ts'
import { type QueueSearch, queueFilter, type ShownList, searchOf } from '../matters/queue-search.ts'
import { useViewKeys } from './useViewKeys.ts'
import './views.css'

/** My saved views, each with its number of rows now; absent while there is none. */
export function ViewBar({
  shown,
  onOpen,
}: {
  shown: ShownList
  onOpen: (search: QueueSearch) => void
}) {
  const views = useQuery('workbench.list_views', {})
  useViewKeys((at) => {
    const view = views.data?.[at]
    if (view) onOpen(searchOf(view.filter))
  })
  if (!views.data || views.data.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of pressed buttons is no set of fields
    <div className="d-views" role="group" aria-label={VIEWS.label}>
      <span className="l-quiet l-small">{VIEWS.label}</span>
      {views.data.map((view) => (
        <button
          type="button"
          key={view.id}
          className="l-chip"
          aria-pressed={isSame(view, shown)}
          title={view.can.length > 0 ? undefined : fill(VIEWS.shared_by, view.owner)}
          onClick={() => onOpen(searchOf(view.filter))}
        >
          {view.name} {view.count.n.toLocaleString('zh-CN')}
          {view.count.is_more ? '+' : ''}
        </button>
      ))}
    </div>
  )
}

// Two filters are the same when they ask for the same rows in the same order.
function isSame(view: SavedView, shown: ShownList) {
  const search = searchOf(view.filter)
  return JSON.stringify(queueFilter(view.filter.queue, search, '')) === JSON.stringify(shown)
}
