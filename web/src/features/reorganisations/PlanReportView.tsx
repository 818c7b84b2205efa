import type { PostKind, UnitKind } from '@linli/contract/codes/org'
import type {
  PlanConflict,
  PlanGap,
  PlanReport,
  SightChange,
} from '@linli/contract/reorganisations'
import { fill } from '../../lib/words.ts'
import { Notice } from '../../ui/States.tsx'
import { POST_KIND, UNIT_KIND } from '../../words/zh-CN/org.ts'
import { CONFLICT, GAP, PLANS } from '../../words/zh-CN/reorganisations.ts'

/** What the dry run counted and found, each finding a sentence with its list. */
export function PlanReportView({ report }: { report: PlanReport }) {
  const { conflicts, gaps } = report
  return (
    <div className="l-stack">
      <Figures report={report} />
      {conflicts.length === 0 ? (
        <Notice tone="done">{PLANS.sound}</Notice>
      ) : (
        <Notice tone="over">
          <strong>{fill(PLANS.conflicts, { n: conflicts.length })}</strong>
          <Findings all={conflicts} words={CONFLICT} />
        </Notice>
      )}
      {gaps.length > 0 ? (
        <Notice tone="soon">
          <strong>{fill(PLANS.gaps, { n: gaps.length })}</strong>
          <Findings all={gaps} words={GAP} />
        </Notice>
      ) : null}
      <div className="d-half">
        <Sight title={PLANS.gains} people={report.gains} />
        <Sight title={PLANS.loses} people={report.loses} />
      </div>
    </div>
  )
}

function Figures({ report }: { report: PlanReport }) {
  const { areas, units, posts, matters, accounts, party_units } = report
  const party = party_units.map(({ kind, n }) => `${UNIT_KIND[kindOf(kind)]} ${n}`)
  const figures: readonly (readonly [string, string])[] = [
    [PLANS.areas, fill(PLANS.counted, areas)],
    [PLANS.units, fill(PLANS.counted, units)],
    [PLANS.posts, fill(PLANS.posts_counted, posts)],
    [PLANS.open_matters, matters.open.toLocaleString('zh-CN')],
    [PLANS.closed_matters, matters.closed.toLocaleString('zh-CN')],
    [PLANS.accounts, accounts.toLocaleString('zh-CN')],
    ...(party.length > 0 ? [[PLANS.party_units, party.join('，')] as const] : []),
  ]
  return (
    <dl className="l-facts">
      {figures.map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Findings<C extends string>({
  all,
  words,
}: {
  all: readonly ((PlanConflict | PlanGap) & { code: C })[]
  words: Record<C, string>
}) {
  return (
    <ul className="d-plain-list">
      {all.map((one) => (
        <li key={`${one.code} ${one.about} ${one.step}`}>
          {one.step === null ? null : `${fill(PLANS.step_no, { n: one.step + 1 })}：`}
          {fill(words[one.code], { about: one.about, n: one.n })}
          {one.items.length > 0 ? (
            <span className="l-quiet">
              {' '}
              {one.items.join('、')}
              {one.n > one.items.length ? fill(PLANS.and_more, { n: one.n }) : ''}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Sight({ title, people }: { title: string; people: PlanReport['gains'] }) {
  if (people.n === 0) return null
  return (
    <details>
      <summary>{fill(title, { n: people.n })}</summary>
      <ul className="d-plain-list">
        {people.items.map((one) => (
          <li key={`${one.person} ${one.unit} ${one.post_kind}`}>{sightLine(one)}</li>
        ))}
      </ul>
    </details>
  )
}

function sightLine({ person, unit, post_kind, areas }: SightChange): string {
  const kind = postKindOf(post_kind)
  return fill(PLANS.sight, {
    person,
    unit,
    kind: kind ? POST_KIND[kind] : '',
    areas: areas.join('、'),
  })
}

function postKindOf(kind: string): PostKind | undefined {
  return isIn(kind, POST_KIND) ? kind : undefined
}

function kindOf(kind: string): UnitKind {
  return isIn(kind, UNIT_KIND) ? kind : 'community_party_org'
}

function isIn<K extends string>(kind: string, words: Record<K, string>): kind is K {
  return kind in words
}
