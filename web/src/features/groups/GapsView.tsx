import type { ReactNode } from 'react'
import type { OutputOf } from '../../lib/api.ts'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { AreaMap } from '../../ui/AreaMap.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { GAPS } from '../../words/zh-CN/group-registry.ts'
import './registry.css'

type Gaps = OutputOf<'groups.count_gaps'>

/** Buildings without a group: counted for each area below one, and on the map; in a community one by one. */
export function GapsView({
  areaId,
  isCommunity,
  onArea,
  link,
}: {
  areaId: string | undefined
  isCommunity: boolean
  onArea: (id: string) => void
  link: (id: string, words: ReactNode) => ReactNode
}) {
  const gaps = useQuery('groups.count_gaps', areaId ? { within: areaId } : {}, {
    keepsPrevious: true,
  })
  if (gaps.error) return <Notice tone="over">{reasonText(gaps.error)}</Notice>
  if (!gaps.data) return <Skeleton lines={8} />
  const { buildings, uncovered, areas } = gaps.data
  return (
    <div className="g-gaps">
      <div className="l-stack">
        <p>{fill(GAPS.lead, { buildings, uncovered })}</p>
        <AreaRows areas={areas} link={isCommunity ? (_id, words) => words : link} />
        {isCommunity && areaId ? <Uncovered communityId={areaId} /> : null}
      </div>
      <GapsMap areaId={areaId} isCommunity={isCommunity} areas={areas} onArea={onArea} />
    </div>
  )
}

function AreaRows({
  areas,
  link,
}: {
  areas: Gaps['areas']
  link: (id: string, words: ReactNode) => ReactNode
}) {
  return (
    <TableBox label={GAPS.title}>
      <table className="d-table">
        <caption className="l-visually-hidden">{GAPS.title}</caption>
        <thead>
          <tr>
            <th scope="col">{GAPS.area}</th>
            <th scope="col" className="d-number">
              {GAPS.groups}
            </th>
            <th scope="col" className="d-number">
              {GAPS.buildings}
            </th>
            <th scope="col" className="d-number">
              {GAPS.uncovered}
            </th>
          </tr>
        </thead>
        <tbody>
          {areas.map(({ area, buildings, uncovered, groups }) => (
            <tr key={area.id}>
              <th scope="row">{link(area.id, area.name)}</th>
              <td className="d-number">{groups}</td>
              <td className="d-number">{buildings}</td>
              <td className="d-number">
                {uncovered > 0 ? <Badge tone="soon">{uncovered}</Badge> : 0}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function Uncovered({ communityId }: { communityId: string }) {
  const found = useQuery('groups.list_uncovered', { community_id: communityId })
  if (found.data?.length === 0)
    return (
      <Empty title={GAPS.none}>
        <p>{GAPS.none_hint}</p>
      </Empty>
    )
  return (
    <ul className="g-buildings">
      {found.data?.map(({ building, grid }) => (
        <li key={building.id}>
          {building.name} <span className="l-quiet l-small">{grid.name}</span>
        </li>
      ))}
    </ul>
  )
}

// The outlines with their number; in a community the buildings themselves.
function GapsMap({
  areaId,
  isCommunity,
  areas,
  onArea,
}: {
  areaId: string | undefined
  isCommunity: boolean
  areas: Gaps['areas']
  onArea: (id: string) => void
}) {
  const shapes = useQuery('org.list_shapes', areaId ? { within: areaId } : {}, {
    staleMs: 600_000,
    keepsPrevious: true,
  })
  const uncovered = useQuery(
    'groups.list_uncovered',
    { community_id: areaId ?? '' },
    { isEnabled: isCommunity },
  )
  const counts = new Map(areas.map(({ area, uncovered: n }) => [area.id, n]))
  if (!shapes.data) return <Skeleton lines={8} />
  return (
    <AreaMap
      label={GAPS.map}
      height={460}
      shapes={shapes.data.map(({ area_id, name, level, polygons }) => {
        const n = counts.get(area_id) ?? 0
        return {
          id: area_id,
          name: n > 0 ? `${name} ${n}` : name,
          polygons,
          isStrong: level === 'district',
          ...(n > 0 ? { tone: 'moved' as const } : {}),
        }
      })}
      points={(isCommunity ? (uncovered.data ?? []) : []).flatMap(({ building, position }) =>
        position
          ? [
              {
                id: building.id,
                at: [position.lng, position.lat] as const,
                word: building.name,
                tone: 'soon' as const,
              },
            ]
          : [],
      )}
      {...(isCommunity ? {} : { onShape: onArea })}
    />
  )
}
