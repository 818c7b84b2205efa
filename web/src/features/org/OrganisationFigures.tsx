import { PARTY_LINE, type PostKind, type UnitKind } from '@linli/contract/codes/org'
import type { AreaLevel } from '@linli/contract/identity'
import type { ReactNode } from 'react'
import type { OutputOf } from '../../lib/api.ts'
import { useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { AREA_LEVEL, POST_KIND, UNIT_KIND } from '../../words/zh-CN/org.ts'
import { ORG, UNITS } from '../../words/zh-CN/org-desk.ts'

type Counts = OutputOf<'org.count_organisation'>

const LEVELS: readonly AreaLevel[] = ['street', 'community', 'grid', 'building']
const TEAM: readonly PostKind[] = [
  'grid_worker',
  'party_delegate',
  'congress_delegate',
  'cppcc_member',
  'mediator',
  'lawyer',
  'legal_service_worker',
  'legal_guide',
]

/** The two merged nets in figures, each counted from today's records; each unit kind leads to its list. */
export function OrganisationFigures({
  link,
}: {
  link: (kind: UnitKind, words: ReactNode) => ReactNode
}) {
  const counts = useQuery('org.count_organisation', {}, { staleMs: 60_000 })
  if (counts.error) return <Notice tone="over">{reasonText(counts.error)}</Notice>
  if (!counts.data) return <Skeleton lines={3} />
  const { data } = counts
  return (
    <div className="d-nets">
      <Net title={ORG.party_net}>
        {PARTY_LINE.map((kind) => (
          <li key={kind}>{link(kind, <Line word={UNIT_KIND[kind]} n={unitsOf(data, kind)} />)}</li>
        ))}
      </Net>
      <Net title={ORG.grid_net}>
        {LEVELS.map((level) => (
          <li key={level}>
            <Line word={AREA_LEVEL[level]} n={areasOf(data, level)} />
          </li>
        ))}
      </Net>
      <Net title={ORG.team}>
        {TEAM.every((kind) => postsOf(data, kind) === 0) ? (
          <li className="l-quiet">{UNITS.no_posts}</li>
        ) : null}
        {TEAM.filter((kind) => postsOf(data, kind) > 0).map((kind) => (
          <li key={kind}>
            <Line word={POST_KIND[kind]} n={postsOf(data, kind)} />
          </li>
        ))}
      </Net>
    </div>
  )
}

function Net({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="d-net">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  )
}

function Line({ word, n }: { word: string; n: number }) {
  return (
    <span className="d-net-line">
      <span>{word}</span>
      <strong>{n.toLocaleString('zh-CN')}</strong>
    </span>
  )
}

function unitsOf({ units }: Counts, kind: UnitKind) {
  return units.find((one) => one.kind === kind)?.n ?? 0
}

function areasOf({ areas }: Counts, level: AreaLevel) {
  return areas.find((one) => one.level === level)?.n ?? 0
}

function postsOf({ posts }: Counts, kind: PostKind) {
  return posts.find((one) => one.kind === kind)?.n ?? 0
}
