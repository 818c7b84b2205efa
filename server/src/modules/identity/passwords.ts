import argon2 from 'argon2'
import { Refusal } from '#platform/errors'

// OWASP's second recommendation for argon2id: 19 MiB, two passes; about 30 ms of one core.
const COST = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashes a password with argon2id and a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return argon2.hash(password.normalize('NFKC'), COST)
}

/** Whether the password fits. Without a hash it takes just as long and says no, so that time tells no names. */
export async function fits(hash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this one')
  const isRight = await argon2.verify(hash ?? (await nobodysHash), password.normalize('NFKC'))
  return isRight && hash !== null
}
let nobodysHash: Promise<string> | undefined

/** Refuses a new password that holds the account's name (`password_contains_account`) or is one of the given old ones
 * (`password_used_before`); length and kinds of characters are the contract's. */
export async function checkNewPassword(
  password: string,
  account: string,
  oldHashes: readonly string[],
): Promise<void> {
  if (password.toLowerCase().includes(account.toLowerCase())) {
    throw new Refusal('invalid', 'password_contains_account')
  }
  const used = await Promise.all(oldHashes.map((hash) => fits(hash, password)))
  if (used.includes(true)) throw new Refusal('conflict', 'password_used_before')
}
