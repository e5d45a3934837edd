/** Integer minor units of a currency. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}
