import type { SeatInput } from '@linli/contract/assessments'
import type { Named } from '@linli/contract/fields'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { PLAN } from '../../words/zh-CN/assessments.ts'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { UnitSelect } from '../org/UnitSelect.tsx'
import './minutes.css'

/** Somebody who is invited, with the words that show them. */
export type Picked = SeatInput & { name: string; office: string }

const keyOf = (one: Picked) =>
  'post_id' in one ? one.post_id : `${one.guest_name} ${one.guest_office}`

/** Who is asked to come: holders of posts, found by their unit, and guests by name and office; one of the posts chairs. */
export function SeatsField({
  seats,
  chair,
  onChange,
}: {
  seats: readonly Picked[]
  chair: string | undefined
  onChange: (seats: Picked[], chair: string | undefined) => void
}) {
  const drop = (gone: Picked) =>
    onChange(
      seats.filter((one) => keyOf(one) !== keyOf(gone)),
      chair === keyOf(gone) ? undefined : chair,
    )
  const add = (one: Picked) => {
    if (seats.some((known) => keyOf(known) === keyOf(one))) return
    onChange([...seats, one], chair ?? ('post_id' in one ? one.post_id : undefined))
  }
  return (
    <fieldset className="d-items">
      <legend>{PLAN.invite}</legend>
      {seats.length > 0 ? (
        <ul className="d-seats">
          {seats.map((one) => (
            <li key={keyOf(one)}>
              <span>
                {one.name} <span className="l-quiet">{one.office}</span>
              </span>
              <span className="l-row">
                {'post_id' in one ? (
                  <label className="d-check">
                    <input
                      type="radio"
                      name="chair"
                      checked={chair === one.post_id}
                      onChange={() => onChange([...seats], one.post_id)}
                    />
                    <span>{PLAN.chair_word}</span>
                  </label>
                ) : null}
                <Button look="quiet" onClick={() => drop(one)}>
                  {fill(PLAN.remove, { name: one.name })}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="l-quiet l-small">{PLAN.chair_hint}</p>
      <PostPicker onPick={add} />
      <p className="l-quiet l-small">{PLAN.guest}</p>
      <GuestField onPick={add} />
    </fieldset>
  )
}

function PostPicker({ onPick }: { onPick: (picked: Picked) => void }) {
  const own = useMe().data?.posts[0]?.unit
  const [chosen, setChosen] = useState<Named | null>()
  const unit = chosen === undefined ? (own ?? null) : chosen
  const posts = useQuery(
    'org.list_posts',
    { unit_id: unit?.id ?? '', limit: 40 },
    { isEnabled: unit !== null },
  )
  const options = (posts.data?.items ?? []).map((post) => ({
    value: post.id,
    word: `${post.person.name} ${POST_KIND[post.kind]}`,
  }))
  const pick = (id: string | undefined) => {
    const post = posts.data?.items.find((one) => one.id === id)
    if (post)
      onPick({
        post_id: post.id,
        name: post.person.name,
        office: `${post.unit.name} ${POST_KIND[post.kind]}`,
      })
  }
  return (
    <>
      <UnitSelect
        label={PLAN.invite_unit}
        value={unit?.id}
        known={unit ? [unit] : []}
        onChange={setChosen}
      />
      {options.length > 0 ? (
        <Chips label={PLAN.invite_person} options={options} value={undefined} onChange={pick} />
      ) : posts.data ? (
        <p className="l-quiet">{PLAN.nobody}</p>
      ) : null}
    </>
  )
}

function GuestField({ onPick }: { onPick: (picked: Picked) => void }) {
  const [name, setName] = useState('')
  const [office, setOffice] = useState('')
  const add = () => {
    onPick({
      guest_name: name.trim(),
      guest_office: office.trim(),
      name: name.trim(),
      office: office.trim(),
    })
    setName('')
    setOffice('')
  }
  return (
    <div className="d-guest">
      <Field
        label={PLAN.guest_name}
        maxLength={50}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={PLAN.guest_office}
        maxLength={200}
        value={office}
        onChange={(event) => setOffice(event.target.value)}
      />
      <Button disabled={!name.trim() || !office.trim()} onClick={add}>
        {PLAN.add}
      </Button>
    </div>
  )
}
