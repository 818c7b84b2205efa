import type { Version } from '@linli/contract/routing'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { DryRunView, useDryRunWarning } from '../../../features/assignments/DryRunView.tsx'
import { CompareView } from '../../../features/routing/CompareView.tsx'
import { RuleTable } from '../../../features/routing/RuleTable.tsx'
import { TryOne } from '../../../features/routing/TryOne.tsx'
import { DraftSettings, PublishForm, RestoreForm } from '../../../features/routing/VersionActs.tsx'
import { daysOf, VERSION_TONE } from '../../../features/routing/VersionList.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Section } from '../../../ui/Page.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DRY_RUN } from '../../../words/zh-CN/assignments.ts'
import {
  PUBLISH_RULES,
  ROUTING,
  RULE_FAULT,
  RULE_FORM,
  TRY_ONE,
  VERSION_STATE,
} from '../../../words/zh-CN/routing.ts'

/** One version: its rules, and for a draft what it would do and how it is put in force. */
export function RuleVersionPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const found = useQuery('routing.get_version', { id })
  if (found.error?.code === 'not_found') return <Empty title={ROUTING.not_found} />
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={10} />
  return <OneVersion key={id} version={found.data} />
}

function OneVersion({ version }: { version: Version }) {
  const navigate = useNavigate()
  const isDraft = version.state === 'draft'
  return (
    <>
      <Head
        version={version}
        acts={
          version.can.includes('restore') ? (
            <RestoreForm
              version={version}
              onDone={(id) => void navigate({ to: '/routing/$id', params: { id } })}
            />
          ) : null
        }
      />
      <Problems version={version} />
      {isDraft && version.can.includes('edit') ? (
        <Section title={RULE_FORM.settings}>
          <DraftSettings key={version.id} version={version} />
        </Section>
      ) : null}
      <div className="d-columns">
        <Section title={ROUTING.tab_rules}>
          <RuleTable version={version} />
          <p className="l-quiet l-small">
            {fill(ROUTING.night, { from: version.night_from, to: version.night_to })}
          </p>
        </Section>
        <div className="l-stack">
          <Section title={TRY_ONE.title}>
            <TryOne id={version.id} />
          </Section>
          <Compare version={version} />
        </div>
      </div>
      {isDraft && version.can.includes('publish') ? (
        <>
          <Section title={DRY_RUN.title}>
            <DryRunView version={version} />
          </Section>
          <Section title={PUBLISH_RULES.title}>
            <Publish version={version} onGone={() => void navigate({ to: '/routing' })} />
          </Section>
        </>
      ) : null}
    </>
  )
}

function Head({ version, acts }: { version: Version; acts: ReactNode }) {
  const { number, state, note, restores_number, reason, published_by_name } = version
  const about =
    restores_number === null
      ? note
      : fill(ROUTING.restored, { number: restores_number, reason: reason ?? '' })
  const facts = [
    daysOf(version),
    published_by_name ? fill(ROUTING.by, { name: published_by_name }) : '',
  ].filter(Boolean)
  return (
    <div className="d-page-head">
      <div>
        <p className="l-small">
          <Link to="/routing">{ROUTING.back}</Link>
        </p>
        <h2 className="l-row">
          {fill(ROUTING.version, { number })}
          <Badge tone={VERSION_TONE[state]}>{VERSION_STATE[state]}</Badge>
        </h2>
        {about ? <p>{about}</p> : null}
        {facts.length > 0 ? <p className="l-quiet l-small">{facts.join(' · ')}</p> : null}
      </div>
      <div className="l-row">{acts}</div>
    </div>
  )
}

function Problems({ version }: { version: Version }) {
  const { problems, state } = version
  if (problems.length === 0 || state === 'ended') return null
  return (
    <Notice tone="over">
      <p>
        {fill(state === 'draft' ? ROUTING.problems : ROUTING.problems_now, { n: problems.length })}
      </p>
      <ul className="d-plain-list">
        {problems.map(({ fault, places, name }) => (
          <li key={`${fault} ${places.join(' ')} ${name}`}>
            {fill(RULE_FAULT[fault], { places: places.join('、'), name })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Publish({ version, onGone }: { version: Version; onGone: () => void }) {
  const warning = useDryRunWarning(version, {
    never: PUBLISH_RULES.not_tried,
    old: PUBLISH_RULES.tried_old,
  })
  return <PublishForm version={version} warning={warning} onGone={onGone} />
}

/** What is different from another version, by default the one that was in force before. */
function Compare({ version }: { version: Version }) {
  const list = useQuery('routing.list_versions', {})
  const others = (list.data ?? []).filter(({ id, state }) => id !== version.id && state !== 'draft')
  const before = others.find(({ number }) => number < version.number)
  const [chosen, setChosen] = useState<string>()
  const than = chosen ?? before?.id
  if (!than) return null
  return (
    <div className="l-stack">
      <label className="l-row">
        <span>{ROUTING.compare_with}</span>
        <select
          className="l-input d-auto"
          value={than}
          onChange={(event) => setChosen(event.target.value)}
        >
          {others.map(({ id, number }) => (
            <option key={id} value={id}>
              {fill(ROUTING.version, { number })}
            </option>
          ))}
        </select>
      </label>
      <CompareView id={version.id} than_id={than} />
    </div>
  )
}
