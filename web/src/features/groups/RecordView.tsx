import type { GroupBuilding, GroupRecord } from '@linli/contract/group-registry'
import { Moment } from '../../lib/Moment.tsx'
import { sayDay } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Facts, Section } from '../../ui/Page.tsx'
import { Badge } from '../../ui/States.tsx'
import { CHANNEL_KIND } from '../../words/zh-CN/channels.ts'
import { LACK, RECORD, REGISTRY } from '../../words/zh-CN/group-registry.ts'
import { MEMBER_KIND } from '../../words/zh-CN/groups.ts'
import './registry.css'

/** What the registry says of a group. */
export function RecordView({ record }: { record: GroupRecord }) {
  const path = [record.street?.name, record.community.name, record.grid.name]
  return (
    <>
      {record.lacks.length > 0 ? (
        <div className="l-row">
          {record.lacks.map((lack) => (
            <Badge key={lack} tone={lack === 'duty' ? 'over' : 'soon'}>
              {LACK[lack]}
            </Badge>
          ))}
        </div>
      ) : null}
      <Facts
        items={[
          [REGISTRY.grid, path.filter(Boolean).join(' ')],
          [REGISTRY.owner, record.owner.name],
          [REGISTRY.deputy, record.deputy?.name ?? LACK.deputy],
          [REGISTRY.on_duty, record.on_duty?.name ?? REGISTRY.nobody],
          [RECORD.kinds, kindsOf(record)],
          [REGISTRY.outside, <Outside key="outside" record={record} />],
          [RECORD.channels, channelsOf(record)],
          [REGISTRY.checked, <Checked key="checked" record={record} />],
          [RECORD.opened, <Moment key="opened" at={record.opened_at} style="when" />],
          [RECORD.rules, record.rules ?? RECORD.no_rules],
        ]}
      />
      <Buildings covered={record.covered} />
    </>
  )
}

function kindsOf({ kinds }: GroupRecord): string {
  return kinds.map(({ kind, n }) => fill(RECORD.kind, { kind: MEMBER_KIND[kind], n })).join('，')
}

function channelsOf({ channels }: GroupRecord): string {
  const words = channels.map(({ name, kind }) => `${name}（${CHANNEL_KIND[kind]}）`)
  return words.join('，') || RECORD.no_channels
}

function Outside({ record: { outside_members, outside_counted_on } }: { record: GroupRecord }) {
  if (outside_members === null || outside_counted_on === null) return REGISTRY.outside_none
  const day = fill(REGISTRY.outside_on, { day: sayDay(outside_counted_on) })
  return (
    <>
      {outside_members} <span className="l-quiet">{day}</span>
    </>
  )
}

function Checked({ record: { checked_at, checked_by, check_days } }: { record: GroupRecord }) {
  return (
    <>
      {checked_at ? <Moment at={checked_at} style="when" /> : REGISTRY.never}{' '}
      {checked_by ? fill(RECORD.checked_by, { name: checked_by.name }) : null}{' '}
      <span className="l-quiet l-small">{fill(RECORD.check_days, { n: check_days })}</span>
    </>
  )
}

function Buildings({ covered }: { covered: readonly GroupBuilding[] }) {
  const [ours, others] = [
    covered.filter(({ is_covered }) => is_covered),
    covered.filter(({ is_covered }) => !is_covered),
  ]
  return (
    <>
      <Section title={RECORD.covered}>
        <BuildingList buildings={ours} />
      </Section>
      {others.length > 0 ? (
        <Section title={RECORD.not_covered}>
          <BuildingList buildings={others} />
        </Section>
      ) : null}
    </>
  )
}

function BuildingList({ buildings }: { buildings: readonly GroupBuilding[] }) {
  return (
    <ul className="g-buildings">
      {buildings.map(({ id, name, is_covered, is_elsewhere, others }) => (
        <li key={id}>
          {name}
          {is_elsewhere ? <Badge tone="soon">{RECORD.elsewhere}</Badge> : null}
          {others.length > 0 ? (
            <span className="l-quiet l-small">
              {fill(RECORD.others, { name: others.map((one) => one.name).join('、') })}
            </span>
          ) : is_covered ? null : (
            <Badge tone="soon">{RECORD.without}</Badge>
          )}
        </li>
      ))}
    </ul>
  )
}
