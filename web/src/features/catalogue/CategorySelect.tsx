import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { Pick } from '../../ui/Pick.tsx'
import { PICK } from '../../words/zh-CN/pick.ts'
import type { PickedCategory } from './CategoryField.tsx'
import { groupCategories } from './group-categories.ts'

/** One category of the list in force; `mayBeGroup` lets a whole group be chosen, for filters. */
export function CategorySelect({
  label,
  value,
  onChange,
  mayBeGroup = false,
  error,
  isBare = false,
}: {
  label: string
  value: string | null | undefined
  onChange: (category: PickedCategory | null) => void
  mayBeGroup?: boolean
  error?: string | undefined
  isBare?: boolean
}) {
  const list = useQuery('catalogue.list_published', {}, { staleMs: 600_000 })
  const tree = useMemo(
    () =>
      groupCategories(list.data ?? []).map((group) => ({
        value: group.code || '-',
        title: group.name || PICK.any,
        selectable: mayBeGroup && group.code !== '',
        words: group.name,
        children: group.categories.map((one) => ({
          value: one.code,
          title: one.name,
          selectable: true,
          words: `${one.name} ${one.keywords.join(' ')}`,
        })),
      })),
    [list.data, mayBeGroup],
  )
  const names = new Map(
    tree
      .flatMap((group) => [group, ...group.children])
      .map(({ value: code, title }) => [code, title]),
  )
  return (
    <Pick word={label} error={error} isBare={isBare}>
      <TreeSelect
        aria-label={label}
        value={value ?? null}
        treeData={tree}
        allowClear
        placeholder={PICK.category}
        notFoundContent={PICK.nothing}
        popupMatchSelectWidth={false}
        styles={{ popup: { root: { maxHeight: 420, minWidth: 300 } } }}
        showSearch={{
          filterTreeNode: (words, node) => String(node.words ?? '').includes(words.trim()),
        }}
        onChange={(code: string | null | undefined) =>
          onChange(code ? { code, name: names.get(code) ?? code } : null)
        }
      />
    </Pick>
  )
}
