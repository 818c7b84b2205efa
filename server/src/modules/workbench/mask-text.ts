import { maskIdNumber, maskPhone } from '#platform/keys'

// Whole numbers alone: part of a longer row of digits is something else.
const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const ID_NUMBER = /(?<!\d)\d{17}[\dXx](?![\dXx])/g

/** A text that leaves the house: mobile and identity numbers that somebody wrote into it lose their middle. */
export function maskText(text: string): string {
  return text.replace(ID_NUMBER, maskIdNumber).replace(PHONE, maskPhone)
}
