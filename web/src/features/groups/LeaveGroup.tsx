import type { Group } from '@linli/contract/group-shapes'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { LEAVE } from '../../words/zh-CN/group-leaving.ts'

/** The way out of a group. Who answers for it reads why they stay; who only stands in for somebody has none. */
export function LeaveGroup({ group }: { group: Group }) {
  const [isAsked, setAsked] = useState(false)
  const leave = useCommand('groups.leave', {
    onDone: ({ group: { name } }) => say(fill(LEAVE.gone, { name })),
  })
  const { me, owner, deputy } = group
  if (me.stands_in_for) return null
  if (me.person_id === owner.id || me.person_id === deputy?.id)
    return (
      <Section title={LEAVE.title}>
        <p className="l-quiet">{LEAVE.keeper}</p>
      </Section>
    )
  return (
    <Section title={LEAVE.title}>
      <Button look="stop" onClick={() => setAsked(true)}>
        {LEAVE.start}
      </Button>
      <Sheet
        title={fill(LEAVE.sure, { name: group.name })}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
      >
        <div className="l-stack">
          <p>{LEAVE.lead}</p>
          {leave.error ? <Notice tone="over">{reasonText(leave.error)}</Notice> : null}
          <Button
            look="stop"
            isWide
            busyWord={leave.isPending && LEAVE.going}
            onClick={() => leave.mutate({ group_id: group.id })}
          >
            {LEAVE.go}
          </Button>
        </div>
      </Sheet>
    </Section>
  )
}
