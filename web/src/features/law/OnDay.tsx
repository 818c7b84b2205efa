import { useNavigate, useSearch } from '@tanstack/react-router'
import { today } from '../../lib/time.ts'
import { Field } from '../../ui/Field.tsx'
import { LAW } from '../../words/zh-CN/law.ts'

/** The day as of which the page is read: the one in the address, else today. */
export function useOnDay(): { on: string; isToday: boolean } {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const asked = search['on']
  const isDay = typeof asked === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asked)
  const now = today()
  return { on: isDay ? asked : now, isToday: !isDay || asked === now }
}

/** Chooses that day; it stands in the address, so that a link opens the same text later. */
export function OnDay() {
  const { on } = useOnDay()
  const navigate = useNavigate()
  return (
    <div className="law-on">
      <Field
        label={LAW.on}
        type="date"
        value={on}
        onChange={(event) => {
          const day = event.target.value
          if (!day) return
          void navigate({
            to: '.',
            replace: true,
            search: (old: Record<string, unknown>) => ({
              ...old,
              on: day === today() ? undefined : day,
            }),
          })
        }}
      />
    </div>
  )
}
