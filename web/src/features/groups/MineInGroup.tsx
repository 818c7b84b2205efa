import type { Group } from '@linli/contract/group-shapes'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ABOUT } from '../../words/zh-CN/groups.ts'

/** What a group is like for one member: sound, reading in sight, and what they are called here. */
export function MineInGroup({ group }: { group: Group }) {
  const [alias, setAlias] = useState(group.me.alias ?? '')
  const set = useCommand('groups.set_mine', { onDone: () => say(ABOUT.saved) })
  const group_id = group.id
  if (group.me.stands_in_for) return null
  return (
    <Section title={ABOUT.mine}>
      <Paper>
        {set.error ? <Notice tone="over">{reasonText(set.error)}</Notice> : null}
        <Choice
          legend={ABOUT.sound}
          value={group.me.is_muted ? 'off' : 'on'}
          onChange={(value) => set.mutate({ group_id, is_muted: value === 'off' })}
          options={[
            { value: 'on', word: ABOUT.sound_on },
            { value: 'off', word: ABOUT.sound_off },
          ]}
        />
        <Choice
          legend={ABOUT.reading}
          value={group.me.shows_reading ? 'on' : 'off'}
          onChange={(value) => set.mutate({ group_id, shows_reading: value === 'on' })}
          options={[
            { value: 'off', word: ABOUT.reading_off },
            { value: 'on', word: ABOUT.reading_on },
          ]}
        />
        <Field
          label={ABOUT.alias}
          hint={ABOUT.alias_hint}
          maxLength={20}
          value={alias}
          onChange={(event) => setAlias(event.target.value)}
        />
        <Button
          disabled={alias.trim() === (group.me.alias ?? '')}
          onClick={() => set.mutate({ group_id, alias: alias.trim() || null })}
        >
          {ABOUT.alias_save}
        </Button>
      </Paper>
    </Section>
  )
}
