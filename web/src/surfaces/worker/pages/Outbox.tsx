import { useState } from 'react'
import { Moment } from '../../../lib/Moment.tsx'
import type { WaitingCommand } from '../../../lib/outbox.ts'
import { useBack } from '../../../lib/useBack.ts'
import { dropFromOutbox, useOutbox } from '../../../lib/useOutbox.ts'
import { fill, slugText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, ListRow } from '../../../ui/ListRow.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Badge, Empty } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { OUTBOX } from '../../../words/zh-CN/worker.ts'
import { usePersonId } from '../usePersonId.ts'

/** What waits for the network, in the order in which it will go, and what was refused and why. */
export function Outbox() {
  const back = useBack()
  const { waiting, refused, sendNow } = useOutbox(usePersonId())
  const [isSending, setSending] = useState(false)
  const press = () => {
    setSending(true)
    sendNow().finally(() => setSending(false))
  }
  return (
    <Page
      title={OUTBOX.title}
      back={back}
      act={
        waiting.length > 0 ? (
          <Button look="main" isWide busyWord={isSending && OUTBOX.sending} onClick={press}>
            {OUTBOX.send}
          </Button>
        ) : null
      }
    >
      {waiting.length + refused.length === 0 ? (
        <Empty title={OUTBOX.empty}>{OUTBOX.empty_hint}</Empty>
      ) : (
        <List label={OUTBOX.title}>
          {[...refused, ...waiting].map((command) => (
            <li key={command.request_id}>
              <Line command={command} />
            </li>
          ))}
        </List>
      )}
    </Page>
  )
}

function Line({ command }: { command: WaitingCommand }) {
  const isRefused = command.state === 'refused'
  const drop = async () => {
    await dropFromOutbox(command.request_id)
    say(OUTBOX.dropped)
  }
  const photos = command.files.length
  return (
    <div className="l-list-line">
      <ListRow
        title={command.title}
        state={
          <Badge tone={isRefused ? 'over' : 'soon'}>
            {isRefused ? OUTBOX.refused : OUTBOX.waiting}
          </Badge>
        }
        where={isRefused ? slugText(command.reason ?? '') : undefined}
        foot={
          <>
            <Moment at={command.made_at} />
            {photos > 0 ? ` · ${fill(OUTBOX.photos, { n: photos })}` : null}
          </>
        }
      />
      <Button look="quiet" onClick={() => void drop()}>
        {OUTBOX.drop}
      </Button>
    </div>
  )
}
