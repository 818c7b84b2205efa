import { Select } from 'antd'
import { useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { Pick } from '../../ui/Pick.tsx'
import { RECORD, REGISTRY } from '../../words/zh-CN/group-registry.ts'
import { POST_KIND } from '../../words/zh-CN/org.ts'

/** Owner and deputy, from the people whose post fits. */
export function KeeperFields({
  gridId,
  ownerId,
  deputyId,
  error,
  onOwner,
  onDeputy,
}: {
  gridId: string
  ownerId: string | null
  deputyId: string | null
  error?: string | undefined
  onOwner: (id: string) => void
  onDeputy: (id: string | null) => void
}) {
  const keepers = useQuery('groups.list_keepers', { grid_id: gridId })
  const options = (keepers.data ?? []).map(({ id, name, post_kind, area_name }) => ({
    value: id,
    label: fill(RECORD.keeper_line, { name, post: POST_KIND[post_kind], area: area_name }),
  }))
  return (
    <>
      <Pick word={REGISTRY.owner} error={error}>
        <Select
          aria-label={REGISTRY.owner}
          value={ownerId}
          options={options}
          loading={keepers.isPending}
          onChange={onOwner}
        />
      </Pick>
      <Pick word={REGISTRY.deputy} isOptional>
        <Select
          aria-label={REGISTRY.deputy}
          value={deputyId}
          allowClear
          placeholder={RECORD.no_deputy}
          options={options.filter(({ value }) => value !== ownerId)}
          onChange={(id: string | null | undefined) => onDeputy(id ?? null)}
        />
      </Pick>
    </>
  )
}
