import type { Channel } from '@linli/contract/channels'
import type { Named } from '@linli/contract/fields'
import { type FormEvent, type ReactNode, useState } from 'react'
import { call } from '../../lib/client.ts'
import { useCommand } from '../../lib/queries.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Badge, Empty, Notice } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { say } from '../../ui/Toast.tsx'
import { CHANNELS, POSTS } from '../../words/zh-CN/channels.ts'

/** Picks one of the staff; given by the surface, which knows people. */
export type PickPerson = (
  value: Named | null,
  onChange: (person: Named | null) => void,
) => ReactNode

/** Where a channel may send to. */
export function ChannelPlaces({
  channel,
  pickPerson,
}: {
  channel: Channel
  pickPerson: PickPerson
}) {
  const input = { channel_id: channel.id, limit: 50 }
  const places = usePages(['channels.list_bindings', input], (cursor, signal) =>
    call('channels.list_bindings', { ...input, ...cursor }, { signal }),
  )
  const close = useCommand('channels.close_binding', { onDone: () => say(CHANNELS.place_closed) })
  return (
    <Section title={CHANNELS.places} aside={fill(CHANNELS.places_n, { n: channel.open_places })}>
      {places.error ? <Notice tone="over">{reasonText(places.error)}</Notice> : null}
      {places.items?.length === 0 ? (
        <Empty title={CHANNELS.places_empty}>{CHANNELS.places_empty_hint}</Empty>
      ) : null}
      {places.items && places.items.length > 0 ? (
        <TableBox label={CHANNELS.places}>
          <table className="d-table">
            <thead>
              <tr>
                <th>{CHANNELS.place_name}</th>
                <th>{CHANNELS.place_address}</th>
                <th>{CHANNELS.place_via}</th>
                <th />
                <th />
              </tr>
            </thead>
            <tbody>
              {places.items.map((place) => (
                <tr key={place.id}>
                  <th scope="row">{place.name}</th>
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
              ))}
            </tbody>
          </table>
        </TableBox>
      ) : null}
      {places.hasMore ? <Button onClick={places.more}>{POSTS.more}</Button> : null}
      <AddPlace channel={channel} pickPerson={pickPerson} />
    </Section>
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
