import { useDisclosure } from '../../lib/queries.ts'
import { sayMoment } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { PhotoStrip } from '../../ui/Photos.tsx'
import { Notice } from '../../ui/States.tsx'
import { MESSAGE_ACT, TALK } from '../../words/zh-CN/groups.ts'

/** What was withheld, for a keeper who asks for it; the reading is written down. */
export function WithheldWords({ id }: { id: string }) {
  const read = useDisclosure('groups.read_withheld')
  const original = read.data
  if (!original)
    return (
      <div className="l-stack">
        {read.error ? <Notice tone="over">{reasonText(read.error)}</Notice> : null}
        <Button busyWord={read.isPending && MESSAGE_ACT.doing} onClick={() => read.mutate({ id })}>
          {MESSAGE_ACT.read}
        </Button>
      </div>
    )
  const photos = original.files.filter(({ kind }) => kind === 'photo')
  return (
    <div className="l-paper">
      <p className="l-small l-quiet">
        {fill(MESSAGE_ACT.read_by, {
          name: original.by.name,
          when: sayMoment(original.at),
          reason: original.reason,
        })}
      </p>
      {original.text ? <p className="g-text">{original.text}</p> : null}
      <PhotoStrip photos={photos.map((file) => ({ ...file, alt: TALK.photo }))} />
    </div>
  )
}
