import type { GroupRecord } from '@linli/contract/group-registry'
import { type FormEvent, useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { RECORD, REGISTRY } from '../../words/zh-CN/group-registry.ts'
import { AreaSelect, type PickedArea } from '../org/AreaSelect.tsx'
import { BuildingsField } from './BuildingsField.tsx'
import { KeeperFields } from './KeeperFields.tsx'

/** A new group: its grid first, then its buildings and keepers, which the grid decides. */
export function CreateGroupForm({
  onCreated,
  onCancel,
}: {
  onCreated: (record: GroupRecord) => void
  onCancel: () => void
}) {
  const [grid, setGrid] = useState<PickedArea | null>(null)
  return (
    <div className="d-form">
      <AreaSelect
        label={REGISTRY.grid}
        levels={['grid']}
        value={grid}
        isClearable={false}
        onChange={setGrid}
      />
      {grid ? (
        <RestForm key={grid.id} gridId={grid.id} onCreated={onCreated} onCancel={onCancel} />
      ) : (
        <p className="l-quiet">{RECORD.choose_grid}</p>
      )}
    </div>
  )
}

interface Draft {
  name: string
  rules: string
  owner_id: string | null
  deputy_id: string | null
  building_ids: string[]
}

const EMPTY: Draft = { name: '', rules: '', owner_id: null, deputy_id: null, building_ids: [] }

function RestForm({
  gridId,
  onCreated,
  onCancel,
}: {
  gridId: string
  onCreated: (record: GroupRecord) => void
  onCancel: () => void
}) {
  const buildings = useQuery('org.list_areas', { parent_id: gridId })
  const [draft, setDraft] = useState(EMPTY)
  const [isAsked, setAsked] = useState(false)
  const create = useCommand('groups.create', { onDone: onCreated })
  const { name, rules, owner_id, deputy_id, building_ids } = draft
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!name.trim() || !owner_id || building_ids.length === 0) return
    create.mutate({
      name: name.trim(),
      rules: rules.trim() || null,
      grid_id: gridId,
      owner_id,
      deputy_id,
      building_ids,
    })
  }
  return (
    <form className="l-stack" onSubmit={submit} noValidate>
      <BuildingsField
        buildings={buildings.data ?? []}
        value={building_ids}
        error={isAsked && building_ids.length === 0 ? RECORD.choose_building : undefined}
        onChange={(ids) => setDraft({ ...draft, building_ids: ids })}
      />
      <Field
        label={REGISTRY.name}
        maxLength={200}
        error={isAsked && !name.trim() ? RECORD.write_name : undefined}
        value={name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      <KeeperFields
        gridId={gridId}
        ownerId={owner_id}
        deputyId={deputy_id}
        error={isAsked && !owner_id ? RECORD.choose_owner : undefined}
        onOwner={(id) => setDraft({ ...draft, owner_id: id })}
        onDeputy={(id) => setDraft({ ...draft, deputy_id: id })}
      />
      <TextArea
        label={RECORD.rules}
        isOptional
        rows={3}
        maxLength={2000}
        value={rules}
        onChange={(event) => setDraft({ ...draft, rules: event.target.value })}
      />
      {create.error ? <Notice tone="over">{reasonText(create.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={create.isPending && RECORD.saving}>
          {RECORD.create_now}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {RECORD.cancel}
        </Button>
      </div>
    </form>
  )
}
