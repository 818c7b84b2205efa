import type { SavedView } from '@linli/contract/workbench'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { say } from '../../ui/Toast.tsx'
import { VIEWS } from '../../words/zh-CN/workbench.ts'
import { type QueueSearch, searchOf } from '../matters/queue-search.ts'
import './views.css'

/** All views that I find, in my order: named anew, shared, moved up and down, taken away. */
export function ViewTable({
  link,
}: {
  link: (search: QueueSearch, words: ReactNode) => ReactNode
}) {
  const views = useQuery('workbench.list_views', {})
  const arrange = useCommand('workbench.arrange_views')
  if (views.error) return <Notice tone="over">{reasonText(views.error)}</Notice>
  if (!views.data) return <Skeleton lines={5} />
  const all = views.data
  if (all.length === 0) return <Empty title={VIEWS.empty}>{VIEWS.empty_hint}</Empty>
  return (
    <>
      {arrange.error ? <Notice tone="over">{reasonText(arrange.error)}</Notice> : null}
      <TableBox label={VIEWS.label}>
        <table className="d-table d-rows">
          <caption className="l-visually-hidden">{VIEWS.label}</caption>
          <thead>
            <tr>
              <th scope="col">{VIEWS.column_name}</th>
              <th scope="col">{VIEWS.column_count}</th>
              <th scope="col">{VIEWS.column_shared}</th>
              <th scope="col">
                <span className="l-visually-hidden">{VIEWS.column_acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map((view, at) => (
              <ViewRow key={view.id} view={view} link={link}>
                <Move
                  word={VIEWS.up}
                  isPossible={at > 0}
                  onMove={() => arrange.mutate({ ids: swapped(all, at, at - 1) })}
                />
                <Move
                  word={VIEWS.down}
                  isPossible={at < all.length - 1}
                  onMove={() => arrange.mutate({ ids: swapped(all, at, at + 1) })}
                />
              </ViewRow>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  )
}

function Move({
  word,
  isPossible,
  onMove,
}: {
  word: string
  isPossible: boolean
  onMove: () => void
}) {
  return (
    <Button look="quiet" className="d-inline" disabled={!isPossible} onClick={onMove}>
      {word}
    </Button>
  )
}

// The order with the views at these two places exchanged.
function swapped(views: readonly SavedView[], one: number, other: number) {
  const at = (place: number) => (place === one ? other : place === other ? one : place)
  return views.flatMap((_, place) => views[at(place)]?.id ?? [])
}

function ViewRow({
  view,
  link,
  children,
}: {
  view: SavedView
  link: (search: QueueSearch, words: ReactNode) => ReactNode
  children: ReactNode
}) {
  const [isNaming, setNaming] = useState(false)
  return (
    <tr>
      <th scope="row">
        {isNaming ? (
          <NameForm view={view} onClose={() => setNaming(false)} />
        ) : (
          link(searchOf(view.filter), view.name)
        )}
      </th>
      <td className="d-tight" data-label={VIEWS.column_count}>
        {view.count.n.toLocaleString('zh-CN')}
        {view.count.is_more ? '+' : ''}
      </td>
      <td data-label={VIEWS.column_shared}>
        {view.shared_with?.name ?? VIEWS.only_me}
        {view.can.length > 0 ? null : (
          <p className="l-quiet l-small">{fill(VIEWS.shared_by, view.owner)}</p>
        )}
      </td>
      <td>
        <div className="d-view-acts">
          {children}
          {view.can.includes('revise') && !isNaming ? (
            <>
              <Button look="quiet" className="d-inline" onClick={() => setNaming(true)}>
                {VIEWS.rename}
              </Button>
              <Share view={view} />
            </>
          ) : null}
          {view.can.includes('delete') ? <Delete view={view} /> : null}
        </div>
      </td>
    </tr>
  )
}

function NameForm({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const [name, setName] = useState(view.name)
  const revise = useCommand('workbench.revise_view', {
    onDone: () => {
      say(VIEWS.renamed)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) revise.mutate({ id: view.id, name: name.trim() })
  }
  return (
    <form className="l-stack" onSubmit={submit}>
      <Field
        label={VIEWS.name}
        error={name.trim() ? undefined : VIEWS.name_missing}
        maxLength={30}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {revise.error ? <Notice tone="over">{reasonText(revise.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button type="submit">{VIEWS.save_name}</Button>
        <Button look="quiet" onClick={onClose}>
          {VIEWS.cancel}
        </Button>
      </div>
    </form>
  )
}

function Share({ view: { id, name, shared_with } }: { view: SavedView }) {
  const unit = useMe().data?.posts[0]?.unit
  const revise = useCommand('workbench.revise_view')
  if (!unit) return null
  return (
    <Button
      look="quiet"
      className="d-inline"
      onClick={() => revise.mutate({ id, name, unit_id: shared_with ? null : unit.id })}
    >
      {shared_with ? VIEWS.unshare : VIEWS.share}
    </Button>
  )
}

function Delete({ view }: { view: SavedView }) {
  const remove = useCommand('workbench.delete_view', {
    onDone: () => say(fill(VIEWS.deleted, view)),
  })
  return (
    <Button look="quiet" className="d-inline" onClick={() => remove.mutate({ id: view.id })}>
      {VIEWS.delete}
    </Button>
  )
}
