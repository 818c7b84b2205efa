import './stepper.css'

/** Where one stands in a few steps; a step already done may be pressed to go back to it. */
export function Stepper({
  steps,
  at,
  onGo,
}: {
  steps: readonly string[]
  at: number
  onGo: (step: number) => void
}) {
  return (
    <ol className="l-stepper">
      {steps.map((word, step) => (
        <li key={word} className={step < at ? 'l-step-done' : step === at ? 'l-step-now' : ''}>
          <button
            type="button"
            disabled={step > at}
            aria-current={step === at ? 'step' : undefined}
            onClick={() => onGo(step)}
          >
            <span className="l-step-number">{step < at ? '✓' : step + 1}</span>
            {word}
          </button>
        </li>
      ))}
    </ol>
  )
}
