import type { RoomItem } from '@linli/contract/caucus-shapes'
import type { Side } from '@linli/contract/codes/mediation'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CAUCUS, ROOM_OF } from '../../words/zh-CN/caucus.ts'

/** Proposes to let an item, or a passage of it, go: what stands in the field is what will be seen. */
export function ReleaseSheet({
  id,
  side,
  others,
  item,
  onClose,
}: {
  id: string
  side: Side
  others: readonly Side[]
  item: RoomItem
  onClose: () => void
}) {
  const [words, setWords] = useState(item.words)
  const [files, setFiles] = useState<number[]>([])
  const [to, setTo] = useState<Side[]>(others.slice(0, 1))
  const whose = { side: ROOM_OF[side] }
  const propose = useCommand('caucus.propose_release', {
    onDone: () => {
      say(fill(CAUCUS.release_asked, whose))
      onClose()
    },
  })
  const flip = <V,>(all: V[], one: V) =>
    all.includes(one) ? all.filter((v) => v !== one) : [...all, one]
  return (
    <Sheet title={CAUCUS.release_title} isOpen onClose={onClose}>
      <div className={`l-stack c-side-${side}`}>
        <p>{CAUCUS.release_lead}</p>
        <TextArea
          label={CAUCUS.release_words}
          value={words}
          rows={6}
          onChange={(event) => setWords(event.target.value)}
        />
        {item.files.map(({ n }) => (
          <label key={n}>
            <input
              type="checkbox"
              checked={files.includes(n)}
              onChange={() => setFiles(flip(files, n))}
            />{' '}
            {fill(CAUCUS.release_file, { n: n + 1 })}
          </label>
        ))}
        <fieldset className="l-choice">
          <legend>{CAUCUS.release_to}</legend>
          {others.map((one) => (
            <label key={one} className="l-choice-row">
              <input
                type="checkbox"
                checked={to.includes(one)}
                onChange={() => setTo(flip(to, one))}
              />{' '}
              {ROOM_OF[one]}
            </label>
          ))}
        </fieldset>
        <Notice tone="soon">{CAUCUS.for_good}</Notice>
        {propose.error ? <Notice tone="over">{reasonText(propose.error)}</Notice> : null}
        <Button
          look="main"
          isWide
          disabled={propose.isPending || to.length === 0}
          onClick={() =>
            propose.mutate({
              id,
              side,
              item_id: item.id,
              passage: words.trim() || null,
              files,
              to_sides: to,
            })
          }
        >
          {fill(CAUCUS.release_ask, whose)}
        </Button>
      </div>
    </Sheet>
  )
}
