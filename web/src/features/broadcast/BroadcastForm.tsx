import type { Broadcast } from '@linli/contract/broadcast'
import { WAYS } from '@linli/contract/codes/broadcast'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { momentAt, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { AreaMap } from '../../ui/AreaMap.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Facts, Paper, Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { BROADCAST, WAY } from '../../words/zh-CN/broadcast.ts'
import { AreaSelect, type PickedArea } from '../org/AreaSelect.tsx'
import './broadcast.css'

interface Draft {
  title: string
  text: string
  areas: PickedArea[]
  with_neighbours: boolean
  urgent_reason: string
  is_urgent: boolean
  last_day: string
  last_time: string
}
const EMPTY: Draft = {
  title: '',
  text: '',
  areas: [],
  with_neighbours: false,
  urgent_reason: '',
  is_urgent: false,
  last_day: '',
  last_time: '',
}

/** Composing a message to many groups: the words, to whom with the count before sending, and how it will look. */
export function BroadcastForm({ onAsked }: { onAsked: (made: Broadcast) => void }) {
  const draft = useDraft<Draft>('broadcast', EMPTY)
  const [isAsked, setAsked] = useState(false)
  const ask = useCommand('broadcast.ask')
  const { title, text, areas, with_neighbours, urgent_reason, is_urgent } = draft.value
  const not_after = momentAt(draft.value.last_day, draft.value.last_time || '23:59')
  const send = async () => {
    setAsked(true)
    if (!title.trim() || !text.trim() || areas.length === 0) return
    if (is_urgent && !urgent_reason.trim()) return
    const made = await ask.mutateAsync({
      title,
      text,
      audience: { area_ids: areas.map(({ id }) => id), with_neighbours },
      ...(is_urgent ? { urgent_reason } : {}),
      ...(not_after ? { not_after } : {}),
    })
    say(is_urgent ? BROADCAST.urgent_sent : fill(BROADCAST.asked, { scope: made.scope.name }))
    await draft.clear()
    onAsked(made)
  }
  if (!draft.isReady) return null
  return (
    <div className="d-columns">
      <div className="l-stack">
        <Field
          label={BROADCAST.subject}
          placeholder={BROADCAST.subject_hint}
          maxLength={200}
          error={isAsked && !title.trim() ? BROADCAST.subject_missing : undefined}
          value={title}
          onChange={(event) => draft.change({ title: event.target.value })}
        />
        <TextArea
          label={BROADCAST.words}
          placeholder={BROADCAST.words_hint}
          rows={5}
          maxLength={2000}
          error={isAsked && !text.trim() ? BROADCAST.words_missing : undefined}
          value={text}
          onChange={(event) => draft.change({ text: event.target.value })}
        />
        <AudienceField
          areas={areas}
          withNeighbours={with_neighbours}
          error={isAsked && areas.length === 0 ? BROADCAST.audience_missing : undefined}
          onChange={draft.change}
        />
        <LastMoment value={draft.value} onChange={draft.change} />
        <label className="l-choice-row">
          <input
            type="checkbox"
            checked={is_urgent}
            onChange={(event) => draft.change({ is_urgent: event.target.checked })}
          />
          <span>{BROADCAST.urgent}</span>
        </label>
        {is_urgent ? (
          <Field
            label={BROADCAST.urgent_why}
            hint={BROADCAST.urgent_why_hint}
            maxLength={200}
            error={isAsked && !urgent_reason.trim() ? BROADCAST.urgent_missing : undefined}
            value={urgent_reason}
            onChange={(event) => draft.change({ urgent_reason: event.target.value })}
          />
        ) : null}
        {ask.error ? <Notice tone="over">{reasonText(ask.error)}</Notice> : null}
        <div>
          <Button
            look="main"
            busyWord={ask.isPending && BROADCAST.working}
            onClick={() => void send().catch(() => undefined)}
          >
            {is_urgent ? BROADCAST.urgent_send : BROADCAST.ask}
          </Button>
        </div>
      </div>
      <div className="l-stack">
        <Section title={BROADCAST.preview}>
          {title || text ? (
            <div className="bc-bubble">
              <strong>{title}</strong>
              {text}
            </div>
          ) : (
            <p className="l-quiet">{BROADCAST.preview_empty}</p>
          )}
        </Section>
        <AudienceCount areas={areas} withNeighbours={with_neighbours} />
      </div>
    </div>
  )
}

/** When it is too late: what has not gone out by then does not go out. */
function LastMoment({
  value,
  onChange,
}: {
  value: Pick<Draft, 'last_day' | 'last_time'>
  onChange: (next: Partial<Draft>) => void
}) {
  return (
    <div className="l-row">
      <Field
        label={BROADCAST.not_after}
        type="date"
        min={today()}
        value={value.last_day}
        onChange={(event) => onChange({ last_day: event.target.value })}
      />
      {value.last_day ? (
        <Field
          label={BROADCAST.not_after_time}
          type="time"
          value={value.last_time}
          onChange={(event) => onChange({ last_time: event.target.value })}
        />
      ) : null}
    </div>
  )
}

function AudienceField({
  areas,
  withNeighbours,
  error,
  onChange,
}: {
  areas: PickedArea[]
  withNeighbours: boolean
  error: string | undefined
  onChange: (next: Partial<Draft>) => void
}) {
  return (
    <Section title={BROADCAST.audience}>
      <div className="bc-chosen">
        {areas.map((area) => (
          <Button
            key={area.id}
            look="plain"
            aria-label={fill(BROADCAST.remove, { name: area.names.join(' ') })}
            onClick={() => onChange({ areas: areas.filter(({ id }) => id !== area.id) })}
          >
            {area.names.at(-1)} ×
          </Button>
        ))}
      </div>
      <AreaSelect
        label={areas.length > 0 ? BROADCAST.add_more : BROADCAST.area}
        value={null}
        levels={['street', 'community', 'grid']}
        error={error}
        onChange={(area) =>
          area && !areas.some(({ id }) => id === area.id)
            ? onChange({ areas: [...areas, area] })
            : undefined
        }
      />
      <StreetMap
        areas={areas}
        onPick={(area) =>
          onChange({
            areas: areas.some(({ id }) => id === area.id)
              ? areas.filter(({ id }) => id !== area.id)
              : [...areas, area],
          })
        }
      />
      <label className="l-choice-row">
        <input
          type="checkbox"
          checked={withNeighbours}
          onChange={(event) => onChange({ with_neighbours: event.target.checked })}
        />
        <span>{BROADCAST.neighbours}</span>
      </label>
    </Section>
  )
}

/** Streets to press: what is chosen is drawn strong, and pressed again it is left out. */
function StreetMap({
  areas,
  onPick,
}: {
  areas: readonly PickedArea[]
  onPick: (area: PickedArea) => void
}) {
  const shapes = useQuery('org.list_shapes', {}, { staleMs: 600_000 })
  const streets = shapes.data?.filter(({ level }) => level === 'street') ?? []
  if (streets.length === 0) return null
  return (
    <AreaMap
      label={BROADCAST.map}
      height={260}
      shapes={streets.map(({ area_id, name, polygons }) => ({
        id: area_id,
        name,
        polygons,
        isStrong: areas.some(({ id }) => id === area_id),
      }))}
      onShape={(id) => {
        const street = streets.find(({ area_id }) => area_id === id)
        if (street) onPick({ id, names: [street.name] })
      }}
    />
  )
}

/** How many groups, by which ways, and who may release it: before anything is sent. */
function AudienceCount({
  areas,
  withNeighbours,
}: {
  areas: PickedArea[]
  withNeighbours: boolean
}) {
  const counted = useQuery(
    'broadcast.count_audience',
    { audience: { area_ids: areas.map(({ id }) => id), with_neighbours: withNeighbours } },
    { isEnabled: areas.length > 0, keepsPrevious: true },
  )
  if (areas.length === 0) return null
  if (counted.error) return <Notice tone="over">{reasonText(counted.error)}</Notice>
  if (!counted.data) return <p className="l-quiet">{BROADCAST.counting}</p>
  const { groups, by_way, owners, scope } = counted.data
  if (groups === 0) return <Notice tone="soon">{BROADCAST.no_group}</Notice>
  return (
    <Section title={fill(BROADCAST.counted, { groups: groups.toLocaleString('zh-CN') })}>
      <Paper>
        <Facts
          items={WAYS.filter((way) => (by_way[way] ?? 0) > 0).map((way) => [
            WAY[way],
            (by_way[way] ?? 0).toLocaleString('zh-CN'),
          ])}
        />
        {owners > 0 ? <p>{fill(BROADCAST.owners, { n: owners.toLocaleString('zh-CN') })}</p> : null}
        <p className="l-quiet l-small">{fill(BROADCAST.count_hint, { scope: scope.name })}</p>
      </Paper>
    </Section>
  )
}
