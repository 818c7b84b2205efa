/** Every paper that mediation asks for, in the order in which a case file (卷宗) is bound. */
export const PAPER_IDS = [
  'volume_cover',
  'volume_index',
  'application',
  'acceptance_register',
  'refusal_notice',
  'rights_notice',
  'power_of_attorney',
  'session_notice',
  'invitation',
  'confidentiality',
  'recusal_application',
  'recusal_decision',
  'extension_consent',
  'inquiry_record',
  'evidence_list',
  'mediation_record',
  'separate_record',
  'undisputed_facts',
  'agreement',
  'oral_agreement',
  'termination_notice',
  'receipt',
  'performance_record',
  'return_visit',
  'confirmation_application',
  'mediation_proof',
  'confirmation_list',
  'referral_letter',
  'referral_reply',
  'service_receipt',
  'risk_report',
  'transfer_list',
  'closing_report',
  'volume_statement',
  'volume_back',
] as const
export type PaperId = (typeof PAPER_IDS)[number]

/** What a paper can be written as. */
export const PAPER_FORMATS = ['pdf', 'docx'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

/** Whether a case file must have it, has it if the case brought it about, or it stays outside of the file's order. */
export const PAPER_NEEDS = ['required', 'if_needed', 'other'] as const
export type PaperNeed = (typeof PAPER_NEEDS)[number]
