import { useNavigate } from '@tanstack/react-router'
import { UnitForm } from '../../../features/org/UnitForm.tsx'
import { useCommand } from '../../../lib/queries.ts'
import { fill } from '../../../lib/words.ts'
import { Section } from '../../../ui/Page.tsx'
import { say } from '../../../ui/Toast.tsx'
import { UNITS } from '../../../words/zh-CN/org-desk.ts'

/** A new unit. */
export function NewUnit() {
  const navigate = useNavigate()
  const create = useCommand('org.create_unit', {
    onDone: ({ id, name }) => {
      say(fill(UNITS.created, { name }))
      void navigate({ to: '/organisation/units/$id', params: { id } })
    },
  })
  return (
    <Section title={UNITS.new}>
      <UnitForm
        isBusy={create.isPending}
        problem={create.error}
        onSave={(input) => create.mutate(input)}
        onCancel={() => void navigate({ to: '/organisation/units' })}
      />
    </Section>
  )
}
