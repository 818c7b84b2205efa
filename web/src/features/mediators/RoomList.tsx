import type { Committee, Room } from '@linli/contract/mediators'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Notice } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { COMMITTEE } from '../../words/zh-CN/forces.ts'

/** The rooms of a committee; whoever keeps its entry adds, corrects and closes them. */
export function RoomList({ committee }: { committee: Committee }) {
  const [open, setOpen] = useState<Room | 'new'>()
  const keeps = committee.can.includes('add_room')
  const close = () => setOpen(undefined)
  return (
    <Section
      title={COMMITTEE.rooms}
      aside={
        keeps && !open ? <Button onClick={() => setOpen('new')}>{COMMITTEE.add_room}</Button> : null
      }
    >
      {open ? (
        <RoomForm
          key={open === 'new' ? open : open.id}
          committeeId={committee.id}
          room={open === 'new' ? undefined : open}
          onClose={close}
        />
      ) : null}
      {committee.rooms.length === 0 ? <Empty title={COMMITTEE.no_rooms} /> : null}
      {committee.rooms.length > 0 ? (
        <TableBox label={COMMITTEE.rooms}>
          <table className="d-table d-rows">
            <caption className="l-visually-hidden">{COMMITTEE.rooms}</caption>
            <tbody>
              {committee.rooms.map((room) => (
                <RoomRow key={room.id} {...{ room, keeps }} onRevise={() => setOpen(room)} />
              ))}
            </tbody>
          </table>
        </TableBox>
      ) : null}
    </Section>
  )
}

function RoomRow({ room, keeps, onRevise }: { room: Room; keeps: boolean; onRevise: () => void }) {
  const close = useCommand('mediators.close_room', {
    onDone: () => say(fill(COMMITTEE.room_closed, { name: room.name })),
  })
  return (
    <tr>
      <th scope="row">{room.name}</th>
      <td>{fill(COMMITTEE.room_line, { seats: room.seats })}</td>
      <td>{room.is_accessible ? COMMITTEE.accessible : COMMITTEE.steps}</td>
      <td>
        {keeps ? (
          <span className="l-row">
            <Button look="quiet" onClick={onRevise}>
              {COMMITTEE.revise}
            </Button>
            <Button
              look="quiet"
              busyWord={close.isPending && DESK.working}
              onClick={() => close.mutate({ id: room.id })}
            >
              {COMMITTEE.close_room}
            </Button>
          </span>
        ) : null}
        {close.error ? <Notice tone="over">{reasonText(close.error)}</Notice> : null}
      </td>
    </tr>
  )
}

function RoomForm({
  committeeId,
  room,
  onClose,
}: {
  committeeId: string
  room: Room | undefined
  onClose: () => void
}) {
  const [name, setName] = useState(room?.name ?? '')
  const [seats, setSeats] = useState(String(room?.seats ?? 10))
  const [is_accessible, setAccessible] = useState(room?.is_accessible ?? false)
  const onDone = () => {
    say(fill(COMMITTEE.room_saved, { name }))
    onClose()
  }
  const add = useCommand('mediators.add_room', { onDone })
  const revise = useCommand('mediators.revise_room', { onDone })
  const problem = add.error ?? revise.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const fields = { name: name.trim(), seats: Number(seats), is_accessible }
    if (room) revise.mutate({ id: room.id, ...fields })
    else add.mutate({ committee_id: committeeId, ...fields })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit}>
      <div className="d-half">
        <Field
          label={COMMITTEE.room_name}
          required
          maxLength={50}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={COMMITTEE.room_seats}
          required
          type="number"
          min={1}
          max={500}
          value={seats}
          onChange={(event) => setSeats(event.target.value)}
        />
      </div>
      <label className="l-row">
        <input
          type="checkbox"
          checked={is_accessible}
          onChange={(event) => setAccessible(event.target.checked)}
        />
        {COMMITTEE.room_accessible}
      </label>
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="d-form-foot">
        <Button
          look="main"
          type="submit"
          busyWord={(add.isPending || revise.isPending) && DESK.saving}
        >
          {DESK.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}
