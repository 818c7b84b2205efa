import type { RecordAct } from '@linli/contract/codes/groups'
import type { GroupRecord } from '@linli/contract/group-registry'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { RECORD, REGISTRY } from '../../words/zh-CN/group-registry.ts'
import { BuildingsField } from './BuildingsField.tsx'
import { KeeperFields } from './KeeperFields.tsx'

interface FormProps {
  record: GroupRecord
  onClose: () => void
}

/** The form of an act on an entry, opened in its place. */
export function RecordForm({ act, ...props }: FormProps & { act: RecordAct }) {
  switch (act) {
    case 'revise':
      return <Revise {...props} />
    case 'cover':
      return <Cover {...props} />
    case 'set_keepers':
      return <Keepers {...props} />
    case 'check':
      return <Check {...props} />
    case 'close':
      return <Close {...props} />
    default:
      return null
  }
}

function Frame({
  word,
  isStop = false,
  isBusy,
  problem,
  onSubmit,
  onClose,
  children,
}: {
  word: string
  isStop?: boolean
  isBusy: boolean
  problem: unknown
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="d-form" onSubmit={submit} noValidate>
      {children}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="d-form-foot">
        <Button look={isStop ? 'stop' : 'main'} type="submit" busyWord={isBusy && RECORD.saving}>
          {word}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {RECORD.cancel}
        </Button>
      </div>
    </form>
  )
}

function useDone(onClose: () => void, words: string = RECORD.saved) {
  return () => {
    say(words)
    onClose()
  }
}

function Revise({ record, onClose }: FormProps) {
  const [name, setName] = useState(record.name)
  const [rules, setRules] = useState(record.rules ?? '')
  const revise = useCommand('groups.revise', { onDone: useDone(onClose) })
  return (
    <Frame
      word={RECORD.save}
      isBusy={revise.isPending}
      problem={revise.error}
      onClose={onClose}
      onSubmit={() => {
        if (name.trim())
          revise.mutate({ id: record.id, name: name.trim(), rules: rules.trim() || null })
      }}
    >
      <Field
        label={REGISTRY.name}
        maxLength={200}
        error={name.trim() ? undefined : RECORD.write_name}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextArea
        label={RECORD.rules}
        isOptional
        rows={4}
        maxLength={2000}
        value={rules}
        onChange={(event) => setRules(event.target.value)}
      />
    </Frame>
  )
}

function Cover({ record, onClose }: FormProps) {
  const here = record.covered.filter(({ is_elsewhere }) => !is_elsewhere)
  const [ids, setIds] = useState(here.flatMap(({ id, is_covered }) => (is_covered ? [id] : [])))
  const cover = useCommand('groups.cover', { onDone: useDone(onClose) })
  return (
    <Frame
      word={RECORD.save}
      isBusy={cover.isPending}
      problem={cover.error}
      onClose={onClose}
      onSubmit={() => {
        if (ids.length > 0) cover.mutate({ id: record.id, building_ids: ids })
      }}
    >
      <BuildingsField
        buildings={here}
        value={ids}
        error={ids.length === 0 ? RECORD.choose_building : undefined}
        onChange={setIds}
      />
    </Frame>
  )
}

function Keepers({ record, onClose }: FormProps) {
  const [owner_id, setOwner] = useState(record.owner.id)
  const [deputy_id, setDeputy] = useState(record.deputy?.id ?? null)
  const set = useCommand('groups.set_keepers', { onDone: useDone(onClose) })
  return (
    <Frame
      word={RECORD.save}
      isBusy={set.isPending}
      problem={set.error}
      onClose={onClose}
      onSubmit={() => set.mutate({ id: record.id, owner_id, deputy_id })}
    >
      <KeeperFields
        gridId={record.grid.id}
        ownerId={owner_id}
        deputyId={deputy_id}
        onOwner={setOwner}
        onDeputy={setDeputy}
      />
    </Frame>
  )
}

function Check({ record, onClose }: FormProps) {
  const [members, setMembers] = useState('')
  const [counted_on, setDay] = useState(() => today())
  const check = useCommand('groups.check', { onDone: useDone(onClose, RECORD.checked_now) })
  const n = Number(members)
  return (
    <Frame
      word={RECORD.check_now}
      isBusy={check.isPending}
      problem={check.error}
      onClose={onClose}
      onSubmit={() =>
        check.mutate({
          id: record.id,
          ...(Number.isInteger(n) && n > 0 ? { outside: { members: n, counted_on } } : {}),
        })
      }
    >
      <p>{RECORD.check_lead}</p>
      <Field
        label={RECORD.outside_members}
        hint={RECORD.outside_hint}
        isOptional
        inputMode="numeric"
        maxLength={4}
        value={members}
        onChange={(event) => setMembers(event.target.value.replace(/\D/g, ''))}
      />
      {members ? (
        <Field
          label={RECORD.counted_on}
          type="date"
          max={today()}
          value={counted_on}
          onChange={(event) => setDay(event.target.value)}
        />
      ) : null}
    </Frame>
  )
}

function Close({ record, onClose }: FormProps) {
  const done = useDone(onClose, fill(RECORD.closed_done, { name: record.name }))
  const close = useCommand('groups.close', { onDone: done })
  return (
    <Frame
      word={RECORD.close_now}
      isStop
      isBusy={close.isPending}
      problem={close.error}
      onClose={onClose}
      onSubmit={() => close.mutate({ id: record.id })}
    >
      <p>{RECORD.close_sure}</p>
    </Frame>
  )
}
