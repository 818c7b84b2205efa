import type { Role } from '@linli/contract/identity'

/** 三员分立 (GB/T 22239-2019): who runs the system, who guards it and who audits it are three people. */
export const DUTIES_APART: readonly Role[] = ['system_admin', 'security_admin', 'auditor']
