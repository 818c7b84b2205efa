import { CategorySelect } from '../../features/catalogue/CategorySelect.tsx'
import type { PickerProps } from '../../features/imports/ValueMapping.tsx'
import { AreaSelect } from '../../features/org/AreaSelect.tsx'
import { UnitSelect } from '../../features/org/UnitSelect.tsx'

/** Something of ours that a word of a file stands for: an area, a category or a unit. */
export function OursPicker({ choice, label, ours, onChange }: PickerProps) {
  if (choice === 'category') {
    return (
      <CategorySelect
        label={label}
        isBare
        value={ours?.id}
        onChange={(one) => onChange(one?.code ?? null)}
      />
    )
  }
  if (choice === 'unit') {
    return (
      <UnitSelect
        label={label}
        isBare
        isClearable
        value={ours?.id}
        known={ours ? [ours] : []}
        onChange={(one) => onChange(one?.id ?? null)}
      />
    )
  }
  return (
    <AreaSelect
      label={label}
      isBare
      levels={choice === 'street' ? ['street'] : ['community']}
      value={ours ? { id: ours.id, names: [ours.name] } : null}
      onChange={(one) => onChange(one?.id ?? null)}
    />
  )
}
