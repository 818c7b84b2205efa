import type { PaperId } from '@linli/contract/codes/papers'
import type { Form } from './define-form.ts'
import { agreement, oralAgreement } from './forms/agreement.ts'
import { closingReport, transferList } from './forms/closing.ts'
import { confirmationApplication, confirmationList, mediationProof } from './forms/confirmation.ts'
import { riskReport, serviceReceipt } from './forms/delivery.ts'
import { acceptanceRegister, application, refusalNotice, rightsNotice } from './forms/intake.ts'
import { invitation, referralLetter, referralReply, sessionNotice } from './forms/letters.ts'
import { performanceRecord, receipt, returnVisit } from './forms/performance.ts'
import { confidentiality, powerOfAttorney } from './forms/persons.ts'
import { evidenceList, inquiryRecord } from './forms/records.ts'
import { extensionConsent, recusalApplication, recusalDecision } from './forms/recusal.ts'
import { mediationRecord, separateRecord, undisputedFacts } from './forms/sessions.ts'
import { terminationNotice } from './forms/termination.ts'
import { volumeBack, volumeCover, volumeIndex, volumeStatement } from './forms/volume.ts'

/** Every form, by its id. */
export const FORMS = {
  volume_cover: volumeCover,
  volume_index: volumeIndex,
  application,
  acceptance_register: acceptanceRegister,
  refusal_notice: refusalNotice,
  rights_notice: rightsNotice,
  power_of_attorney: powerOfAttorney,
  session_notice: sessionNotice,
  invitation,
  confidentiality,
  recusal_application: recusalApplication,
  recusal_decision: recusalDecision,
  extension_consent: extensionConsent,
  inquiry_record: inquiryRecord,
  evidence_list: evidenceList,
  mediation_record: mediationRecord,
  separate_record: separateRecord,
  undisputed_facts: undisputedFacts,
  agreement,
  oral_agreement: oralAgreement,
  termination_notice: terminationNotice,
  receipt,
  performance_record: performanceRecord,
  return_visit: returnVisit,
  confirmation_application: confirmationApplication,
  mediation_proof: mediationProof,
  confirmation_list: confirmationList,
  referral_letter: referralLetter,
  referral_reply: referralReply,
  service_receipt: serviceReceipt,
  risk_report: riskReport,
  transfer_list: transferList,
  closing_report: closingReport,
  volume_statement: volumeStatement,
  volume_back: volumeBack,
} as const satisfies Record<PaperId, Form>
