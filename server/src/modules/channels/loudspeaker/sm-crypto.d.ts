declare module 'sm-crypto' {
  export const sm2: {
    doSignature(
      message: string,
      private_key: string,
      options?: { hash?: boolean; der?: boolean },
    ): string
    doVerifySignature(
      message: string,
      signature: string,
      public_key: string,
      options?: { hash?: boolean; der?: boolean },
    ): boolean
    generateKeyPairHex(): { privateKey: string; publicKey: string }
  }
  export function sm3(text: string): string
}
