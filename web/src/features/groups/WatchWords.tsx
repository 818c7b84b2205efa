import { HINT_KINDS, type HintKind } from '@linli/contract/codes/groups'
import type { WatchWord } from '@linli/contract/group-hints'
import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { sayDay } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { say } from '../../ui/Toast.tsx'
import { HINT_KIND, WATCH_WORDS } from '../../words/zh-CN/group-registry.ts'

/** The words for which somebody looks, dated and with their source. */
export function WatchWords() {
  const words = useQuery('groups.list_watch_words', {})
  if (words.error) return <Notice tone="over">{reasonText(words.error)}</Notice>
  if (!words.data) return <Skeleton lines={8} />
  return (
    <div className="l-stack">
      <p className="l-quiet">{WATCH_WORDS.lead}</p>
      <AddWord />
      {words.data.length === 0 ? (
        <Notice>{WATCH_WORDS.product}</Notice>
      ) : (
        <WordTable words={words.data} />
      )}
    </div>
  )
}

function AddWord() {
  const [word, setWord] = useState('')
  const [kind, setKind] = useState<HintKind>('danger')
  const [source, setSource] = useState('')
  const [isAsked, setAsked] = useState(false)
  const add = useCommand('groups.add_watch_word', {
    onDone: (_, input) => {
      say(fill(WATCH_WORDS.added, { word: input.word }))
      setWord('')
      setAsked(false)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (word.trim().length >= 2 && source.trim())
      add.mutate({ word: word.trim(), kind, source: source.trim() })
  }
  return (
    <form className="d-tools" onSubmit={submit} noValidate>
      <Field
        label={WATCH_WORDS.word}
        maxLength={20}
        error={isAsked && word.trim().length < 2 ? WATCH_WORDS.write_word : undefined}
        value={word}
        onChange={(event) => setWord(event.target.value)}
      />
      <Pick word={WATCH_WORDS.kind}>
        <Select
          aria-label={WATCH_WORDS.kind}
          value={kind}
          options={HINT_KINDS.map((value) => ({ value, label: HINT_KIND[value] }))}
          onChange={setKind}
        />
      </Pick>
      <Field
        label={WATCH_WORDS.source}
        maxLength={200}
        error={isAsked && !source.trim() ? WATCH_WORDS.write_source : undefined}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <Button look="main" type="submit" busyWord={add.isPending && WATCH_WORDS.adding}>
        {WATCH_WORDS.add}
      </Button>
      {add.error ? <Notice tone="over">{reasonText(add.error)}</Notice> : null}
    </form>
  )
}

function WordTable({ words }: { words: readonly WatchWord[] }) {
  const end = useCommand('groups.end_watch_word')
  return (
    <TableBox label={WATCH_WORDS.title}>
      {end.error ? <Notice tone="over">{reasonText(end.error)}</Notice> : null}
      <table className="d-table">
        <caption className="l-visually-hidden">{WATCH_WORDS.title}</caption>
        <thead>
          <tr>
            <th scope="col">{WATCH_WORDS.word}</th>
            <th scope="col">{WATCH_WORDS.kind}</th>
            <th scope="col">{WATCH_WORDS.source}</th>
            <th scope="col">{WATCH_WORDS.from}</th>
            <th scope="col">{WATCH_WORDS.to}</th>
          </tr>
        </thead>
        <tbody>
          {words.map(({ id, word, kind, source, valid_from, valid_to }) => (
            <tr key={id}>
              <th scope="row">{word}</th>
              <td>{HINT_KIND[kind]}</td>
              <td className="l-quiet">{source}</td>
              <td className="d-tight">{sayDay(valid_from)}</td>
              <td className="d-tight">
                {valid_to ? (
                  sayDay(valid_to)
                ) : (
                  <Button
                    look="quiet"
                    onClick={() =>
                      end.mutate(
                        { id },
                        { onSuccess: () => say(fill(WATCH_WORDS.ended, { word })) },
                      )
                    }
                  >
                    {WATCH_WORDS.end}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
