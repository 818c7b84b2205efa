import type { CalculationInput, Estimate } from '@linli/contract/law-shapes'
import { calculateCourtFee } from './court-fee.ts'
import { calculateDamages } from './damages.ts'
import { calculateLimitation } from './limitation.ts'
import { calculateLoan } from './loan.ts'
import { calculatePeriod } from './period.ts'
import type { Figures } from './take-figures.ts'
import { calculateTraffic } from './traffic.ts'

/** What is asked, calculated with the figures of the district. `on` is today. Refuses what each calculation refuses. */
export function calculate(input: CalculationInput, figures: Figures, on: string): Estimate {
  switch (input.kind) {
    case 'damages':
      return calculateDamages(input, figures, on)
    case 'traffic':
      return calculateTraffic(input, figures, on)
    case 'court_fee':
      return calculateCourtFee(input, on)
    case 'limitation':
      return calculateLimitation(input, on)
    case 'period':
      return calculatePeriod(input, on)
    case 'loan':
      return calculateLoan(input, figures, on)
  }
}
