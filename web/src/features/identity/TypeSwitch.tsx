import { useElderMode } from '../../lib/elder-mode.ts'
import { Button } from '../../ui/Button.tsx'
import { APP } from '../../words/zh-CN/app.ts'

/** Large type on or off, in the bar of every page. */
export function TypeSwitch() {
  const { isOn, toggle } = useElderMode()
  return (
    <Button look="quiet" onClick={toggle} aria-pressed={isOn}>
      {isOn ? APP.normal_type : APP.large_type}
    </Button>
  )
}
