import { blobUrl } from '../../lib/blob-url.ts'
import type { WaitingCommand } from '../../lib/outbox.ts'
import { fill, slugText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/States.tsx'
import { TALK } from '../../words/zh-CN/groups.ts'

/** What this person has said and the group has not got yet: waiting for the network, or refused with the reason. */
export function WaitingRow({
  command,
  onAgain,
  onDrop,
}: {
  command: WaitingCommand<'groups.send_message'>
  onAgain: () => void
  onDrop: () => void
}) {
  const { input, files, state, reason } = command
  return (
    <li className="g-row g-row-mine g-row-waiting">
      <div className="g-row-body">
        <div className="g-bubble">
          {input.text ? <p className="g-text">{input.text}</p> : null}
          {files.map((file) =>
            file.kind === 'photo' ? (
              <img key={file.name} className="g-waiting-photo" src={blobUrl(file.blob)} alt="" />
            ) : (
              <p key={file.name}>{TALK.voice}</p>
            ),
          )}
        </div>
      </div>
      {state === 'waiting' ? (
        <p className="g-who">
          <Badge tone="doing">{TALK.waiting}</Badge>
        </p>
      ) : (
        <div className="g-refused" role="alert">
          <p>{fill(TALK.refused, { reason: slugText(reason ?? '') })}</p>
          <div className="l-row">
            <Button onClick={onAgain}>{TALK.again}</Button>
            <Button look="quiet" onClick={onDrop}>
              {TALK.drop}
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}
