import type { InvitedGroup } from '@linli/contract/group-members'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { JOIN } from '../../words/zh-CN/group-registry.ts'

/** The group to which a printed code leads: what it is, and who keeps it. */
export function InvitedView({ invited }: { invited: InvitedGroup }) {
  return (
    <div className="l-stack">
      <h2>{invited.group.name}</h2>
      <p className="l-quiet">
        {fill(JOIN.lead, { community: invited.community.name, name: invited.keeper_name })}
      </p>
      {invited.rules ? (
        <Section title={JOIN.rules}>
          <p>{invited.rules}</p>
        </Section>
      ) : null}
    </div>
  )
}

const ANY = 'any'

/** A resident asks to be let in: a name of their choice, and the building if they like. */
export function JoinForm({ token, invited }: { token: string; invited: InvitedGroup }) {
  const [alias, setAlias] = useState('')
  const [building, setBuilding] = useState(ANY)
  const [isAsked, setAsked] = useState(false)
  const ask = useCommand('groups.ask_to_join')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!alias.trim()) return
    ask.mutate({
      group_id: invited.group.id,
      token,
      alias: alias.trim(),
      ...(building === ANY ? {} : { building_id: building }),
    })
  }
  const isWaiting = invited.status === 'asked' || ask.data?.status === 'asked'
  return (
    <form className="l-stack" onSubmit={submit} noValidate>
      {isWaiting ? (
        <Notice tone="done">
          <strong>{JOIN.asked}</strong> {JOIN.asked_hint}
        </Notice>
      ) : null}
      <Field
        label={JOIN.alias}
        hint={JOIN.alias_hint}
        maxLength={20}
        autoComplete="off"
        error={isAsked && !alias.trim() ? JOIN.write_alias : undefined}
        value={alias}
        onChange={(event) => setAlias(event.target.value)}
      />
      <Choice
        legend={JOIN.building}
        options={[
          ...invited.buildings.map(({ id, name }) => ({ value: id, word: name })),
          { value: ANY, word: JOIN.any },
        ]}
        value={building}
        onChange={setBuilding}
      />
      {ask.error ? <Notice tone="over">{reasonText(ask.error)}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={ask.isPending && JOIN.asking}>
        {JOIN.ask}
      </Button>
    </form>
  )
}
