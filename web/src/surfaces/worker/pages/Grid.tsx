import type { HeldPost } from '@linli/contract/identity'
import { AreaNeighbours } from '../../../features/org/AreaNeighbours.tsx'
import { BoardView } from '../../../features/org/BoardView.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { useBack } from '../../../lib/useBack.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Page, Section } from '../../../ui/Page.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { GRID } from '../../../words/zh-CN/worker.ts'

/** My grid: where it lies, its buildings, and who else looks after it. */
export function Grid() {
  const back = useBack()
  const me = useMe()
  const posts = (me.data?.posts ?? []).filter(isOfPlace)
  return (
    <Page title={GRID.title} back={back}>
      {me.data && posts.length === 0 ? (
        <Empty title={GRID.no_post}>{GRID.no_post_hint}</Empty>
      ) : null}
      {posts.map((post) => (
        <OneGrid key={post.id} post={post} />
      ))}
    </Page>
  )
}

function isOfPlace(post: HeldPost) {
  return post.area.level === 'grid' || post.area.level === 'building'
}

function OneGrid({ post }: { post: HeldPost }) {
  const board = useQuery('org.get_board', { area_id: post.area.id })
  const buildings = useQuery('org.list_areas', { parent_id: post.area.id })
  return (
    <>
      <div>
        <h2>{post.area.name}</h2>
        <p className="l-quiet">{post.unit.name}</p>
        {post.on_behalf_of ? (
          <Badge tone="soon">{fill(GRID.on_behalf, { name: post.on_behalf_of.name })}</Badge>
        ) : null}
      </div>
      <AreaNeighbours area={post.area} label={fill(GRID.map, { name: post.area.name })} />
      <Section title={GRID.buildings}>
        {buildings.isPending ? <Skeleton /> : null}
        {buildings.data?.length === 0 ? <p className="l-quiet">{GRID.none}</p> : null}
        <ul className="l-tiles">
          {buildings.data?.map((building) => (
            <li key={building.id} className="l-tile">
              {building.name}
            </li>
          ))}
        </ul>
      </Section>
      {board.error ? <Notice tone="over">{reasonText(board.error)}</Notice> : null}
      {board.data ? <BoardView board={board.data} /> : <Skeleton lines={6} />}
    </>
  )
}
