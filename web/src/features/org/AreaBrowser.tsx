import type { Area } from '@linli/contract/org'
import { type ReactNode, useMemo } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { AreaMap } from '../../ui/AreaMap.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { AREA_LEVEL } from '../../words/zh-CN/org.ts'
import { ORG } from '../../words/zh-CN/org-desk.ts'
import { BoardView } from './BoardView.tsx'
import './org-desk.css'

/** The areas level by level: a list, their outlines, and who is responsible for the one chosen. */
export function AreaBrowser({
  areaId,
  onArea,
  link,
}: {
  areaId: string | undefined
  onArea: (id: string | undefined) => void
  link: (id: string | undefined, words: ReactNode) => ReactNode
}) {
  const me = useMe()
  const area = useQuery('org.get_area', { id: areaId ?? '' }, { isEnabled: Boolean(areaId) })
  const children = useQuery('org.list_areas', areaId ? { parent_id: areaId } : {}, {
    keepsPrevious: true,
  })
  if (children.error) return <Notice tone="over">{reasonText(children.error)}</Notice>
  const name = area.data?.name ?? me.data?.district?.name ?? ORG.whole
  return (
    <>
      {area.data ? <Crumbs area={area.data} link={link} /> : null}
      <div className="d-areas">
        <div className="d-area-list">
          {children.data ? <Children areas={children.data} link={link} /> : <Skeleton lines={8} />}
        </div>
        <div className="l-stack">
          <Outlines areaId={areaId} name={name} parentId={area.data?.parent_id} onArea={onArea} />
          {me.data?.district?.is_demonstration ? (
            <p className="l-quiet l-small">{ORG.assumed_lines}</p>
          ) : null}
          {areaId ? <Responsible areaId={areaId} /> : <p className="l-quiet">{ORG.board_pick}</p>}
        </div>
      </div>
    </>
  )
}

function Crumbs({
  area,
  link,
}: {
  area: Area
  link: (id: string | undefined, words: ReactNode) => ReactNode
}) {
  const parent = useQuery(
    'org.get_area',
    { id: area.parent_id ?? '' },
    {
      isEnabled: area.parent_id !== null,
    },
  )
  const above = parent.data?.level === 'district' ? undefined : parent.data
  return (
    <nav className="l-row" aria-label={ORG.area_path}>
      {link(undefined, ORG.whole)}
      {above ? (
        <>
          <span aria-hidden="true">›</span>
          {link(above.id, above.path_names.join(' '))}
        </>
      ) : null}
      <span aria-hidden="true">›</span>
      <strong>{area.name}</strong>
      <span className="l-quiet l-small">{AREA_LEVEL[area.level]}</span>
      {area.is_assumed ? <span className="l-quiet l-small">{ORG.assumed}</span> : null}
    </nav>
  )
}

function Children({
  areas,
  link,
}: {
  areas: readonly Area[]
  link: (id: string | undefined, words: ReactNode) => ReactNode
}) {
  if (areas.length === 0) return <p className="l-quiet">{ORG.none_inside}</p>
  return (
    <>
      <p className="l-quiet l-small">{fill(ORG.inside, { n: areas.length })}</p>
      <ul>
        {areas.map((area) => (
          <li key={area.id}>{link(area.id, area.name)}</li>
        ))}
      </ul>
    </>
  )
}

function Outlines({
  areaId,
  name,
  parentId,
  onArea,
}: {
  areaId: string | undefined
  name: string
  parentId: string | null | undefined
  onArea: (id: string) => void
}) {
  const inside = useQuery('org.list_shapes', areaId ? { within: areaId } : {}, {
    staleMs: 600_000,
  })
  const isLeaf = inside.data?.length === 0 && Boolean(parentId)
  const beside = useQuery(
    'org.list_shapes',
    { within: parentId ?? '' },
    {
      isEnabled: isLeaf,
      staleMs: 600_000,
    },
  )
  const found = isLeaf ? beside.data : inside.data
  const shapes = useMemo(
    () =>
      (found ?? [])
        .filter(({ level }) => level !== 'district')
        .map(({ area_id, name: word, polygons }) => ({
          id: area_id,
          name: word,
          polygons,
          isStrong: area_id === areaId,
        })),
    [found, areaId],
  )
  if (shapes.length === 0) return null
  return <AreaMap label={fill(ORG.map, { name })} height={420} shapes={shapes} onShape={onArea} />
}

function Responsible({ areaId }: { areaId: string }) {
  const board = useQuery('org.get_board', { area_id: areaId })
  if (!board.data) return <Skeleton lines={4} />
  return (
    <Section title={ORG.board}>
      <BoardView board={board.data} />
    </Section>
  )
}
