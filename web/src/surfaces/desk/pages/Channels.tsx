import type { Channel, ChannelKindInfo } from '@linli/contract/channels'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { AddChannel, EditChannel } from '../../../features/channels/ChannelForm.tsx'
import { ChannelBadge, ChannelHealth } from '../../../features/channels/ChannelHealth.tsx'
import { ChannelLimits } from '../../../features/channels/ChannelLimits.tsx'
import { ChannelPlaces } from '../../../features/channels/ChannelPlaces.tsx'
import { TryContent } from '../../../features/channels/TryContent.tsx'
import { PersonSelect } from '../../../features/org/PersonSelect.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { TableBox } from '../../../ui/TableBox.tsx'
import { CHANNEL_KIND, CHANNELS } from '../../../words/zh-CN/channels.ts'
import { DeskPage } from '../DeskPage.tsx'

/** The ways out of the house and into it: how each fares, what it may still send, and where to. */
export function Channels() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const list = useQuery('channels.list_channels', {})
  const kinds = useQuery('channels.list_kinds', {})
  const [isAdding, setAdding] = useState(false)
  const open = (id: string) => {
    setAdding(false)
    void navigate({ to: '/channels', search: { id } })
  }
  const chosen = list.data?.find(({ id }) => id === search.id)
  const info = kinds.data?.find(({ kind }) => kind === chosen?.kind)
  return (
    <DeskPage
      title={CHANNELS.title}
      lead={CHANNELS.lead}
      isWide
      acts={
        <Button look={isAdding ? 'plain' : 'main'} onClick={() => setAdding(!isAdding)}>
          {isAdding ? CHANNELS.close : CHANNELS.add}
        </Button>
      }
    >
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.data || list.error ? null : <Skeleton lines={6} />}
      {isAdding && kinds.data ? <AddChannel kinds={kinds.data} onDone={open} /> : null}
      {list.data?.length === 0 ? <Empty title={CHANNELS.empty}>{CHANNELS.empty_hint}</Empty> : null}
      {list.data && list.data.length > 0 ? (
        <ChannelTable channels={list.data} chosen={chosen?.id} onOpen={() => setAdding(false)} />
      ) : null}
      {chosen && info ? <ChannelView key={chosen.id} channel={chosen} info={info} /> : null}
    </DeskPage>
  )
}

function ChannelTable({
  channels,
  chosen,
  onOpen,
}: {
  channels: readonly Channel[]
  chosen: string | undefined
  onOpen: () => void
}) {
  return (
    <TableBox label={CHANNELS.title}>
      <table className="d-table">
        <thead>
          <tr>
            <th>{CHANNELS.name}</th>
            <th>{CHANNELS.choose}</th>
            <th>{CHANNELS.health}</th>
            <th className="d-number">{CHANNELS.places}</th>
            <th>{CHANNELS.last_error}</th>
          </tr>
        </thead>
        <tbody>
          {channels.map((one) => (
            <tr key={one.id} aria-current={one.id === chosen ? 'true' : undefined}>
              <th scope="row">
                <Link to="/channels" search={{ id: one.id }} onClick={onOpen}>
                  {one.name}
                </Link>
              </th>
              <td>{CHANNEL_KIND[one.kind]}</td>
              <td>
                <ChannelBadge state={one.state} />
              </td>
              <td className="d-number">{one.open_places}</td>
              <td>{one.last_error ? <code>{one.last_error}</code> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function ChannelView({ channel, info }: { channel: Channel; info: ChannelKindInfo }) {
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <h2>{channel.name}</h2>
      <ChannelHealth channel={channel} />
      <Section
        title={CHANNELS.settings}
        aside={
          <Button look="quiet" onClick={() => setEditing(!isEditing)}>
            {isEditing ? CHANNELS.close : CHANNELS.edit}
          </Button>
        }
      >
        {isEditing ? (
          <EditChannel channel={channel} info={info} onDone={() => setEditing(false)} />
        ) : null}
      </Section>
      <ChannelLimits channel={channel} />
      {info.posts ? (
        <ChannelPlaces
          channel={channel}
          pickPerson={(value, onChange) => (
            <PersonSelect label={CHANNELS.place_via} value={value} onChange={onChange} />
          )}
        />
      ) : null}
      {info.posts ? <TryContent id={channel.id} /> : null}
    </>
  )
}
