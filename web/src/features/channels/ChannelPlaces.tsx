import type { Binding, Channel } from '@linli/contract/channels'
import type { Named } from '@linli/contract/fields'
import { type FormEvent, type ReactNode, useState } from 'react'
import { call } from '../../lib/client.ts'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Badge, Empty, Notice } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { say } from '../../ui/Toast.tsx'
import { CHANNELS, POSTS } from '../../words/zh-CN/channels.ts'
import { TiePlace } from './TiePlace.tsx'

/** Picks one of the staff; given by the surface, which knows people. */
export type PickPerson = (
  value: Named | null,
  onChange: (person: Named | null) => void,
) => ReactNode

/** Where a channel may send to, and which group of ours each place is; those that are none yet come first. */
export function ChannelPlaces({
  channel,
  pickPerson,
}: {
  channel: Channel
  pickPerson: PickPerson
}) {
  const [tied, setTied] = useState<Binding>()
  const input = { channel_id: channel.id, limit: 50 }
  const places = usePages(['channels.list_bindings', input], (cursor, signal) =>
    call('channels.list_bindings', { ...input, ...cursor }, { signal }),
  )
  const untied = places.first?.untied.n ?? 0
  return (
    <Section title={CHANNELS.places} aside={fill(CHANNELS.places_n, { n: channel.open_places })}>
      {places.error ? <Notice tone="over">{reasonText(places.error)}</Notice> : null}
      {untied > 0 ? <Notice tone="soon">{fill(CHANNELS.untied_n, { n: untied })}</Notice> : null}
      {places.items?.length === 0 ? (
        <Empty title={CHANNELS.places_empty}>{CHANNELS.places_empty_hint}</Empty>
      ) : null}
      {places.items && places.items.length > 0 ? (
        <PlaceTable places={places.items} onTie={setTied} />
      ) : null}
      {places.hasMore ? <Button onClick={places.more}>{POSTS.more}</Button> : null}
      <TiePlace place={tied} onClose={() => setTied(undefined)} />
      <AddPlace channel={channel} pickPerson={pickPerson} />
    </Section>
  )
}

function PlaceTable({
  places,
  onTie,
}: {
  places: readonly Binding[]
  onTie: (place: Binding) => void
}) {
  const ids = places.flatMap(({ group_id }) => group_id ?? []).slice(0, 100)
  const named = useQuery(
    'groups.list_names',
    { ids },
    { isEnabled: ids.length > 0, keepsPrevious: true },
  )
  const names = new Map(named.data?.map((group) => [group.id, group.name]))
  return (
    <TableBox label={CHANNELS.places}>
      <table className="d-table">
        <thead>
          <tr>
            <th>{CHANNELS.place_name}</th>
            <th>{CHANNELS.place_group}</th>
            <th>{CHANNELS.place_address}</th>
            <th>{CHANNELS.place_via}</th>
            <th />
            <th />
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <PlaceRow
              key={place.id}
              place={place}
              group={place.group_id ? (names.get(place.group_id) ?? '…') : null}
              onTie={() => onTie(place)}
            />
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function PlaceRow({
  place,
  group,
  onTie,
}: {
  place: Binding
  group: string | null
  onTie: () => void
}) {
  const close = useCommand('channels.close_binding', { onDone: () => say(CHANNELS.place_closed) })
  return (
    <tr>
      <th scope="row">{place.name}</th>
      <td>
        {group ?? (place.is_open ? <Badge tone="soon">{CHANNELS.place_untied}</Badge> : '–')}{' '}
        {place.is_open || place.is_closed_by_hand ? (
          <Button look="quiet" onClick={onTie}>
            {place.is_closed_by_hand
              ? CHANNELS.tie_again
              : group
                ? CHANNELS.tie_change
                : CHANNELS.tie}
          </Button>
        ) : null}
      </td>
      <td>{place.address}</td>
      <td>{place.via ?? '–'}</td>
      <td>
        <Badge tone={place.is_open ? 'done' : 'quiet'}>
          {place.is_open ? CHANNELS.place_is_open : CHANNELS.place_is_closed}
        </Badge>
      </td>
      <td>
        {place.is_open ? (
          <Button look="quiet" onClick={() => close.mutate({ id: place.id })}>
            {CHANNELS.place_close}
          </Button>
        ) : null}
      </td>
    </tr>
  )
}

function AddPlace({ channel, pickPerson }: { channel: Channel; pickPerson: PickPerson }) {
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [person, setPerson] = useState<Named | null>(null)
  const isManual = channel.kind === 'manual'
  const add = useCommand('channels.add_binding', {
    onDone: () => {
      setName('')
      setAddress('')
      say(CHANNELS.place_added)
    },
  })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const presser = person ? { presser_id: person.id, via: person.name } : {}
    const to = address.trim() || name.trim()
    add.mutate({ channel_id: channel.id, name: name.trim(), address: to, ...presser })
  }
  return (
    <form className="d-form" onSubmit={save}>
      <Field
        label={CHANNELS.place_name}
        value={name}
        maxLength={100}
        required
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={CHANNELS.place_address}
        hint={CHANNELS.place_address_hint}
        value={address}
        maxLength={200}
        isOptional
        onChange={(event) => setAddress(event.target.value)}
      />
      {isManual ? pickPerson(person, setPerson) : null}
      {add.error ? <Notice tone="over">{reasonText(add.error)}</Notice> : null}
      <div>
        <Button
          type="submit"
          disabled={name.trim() === '' || (isManual && !person)}
          busyWord={add.isPending && CHANNELS.saving}
        >
          {CHANNELS.place_add}
        </Button>
      </div>
    </form>
  )
}
