package dev.countersign.bench.theft;

/** What a wallet is for. */
enum Habit {
  /** Salaries once a month, a few contractors. */
  PAYROLL,
  /** Invoices of suppliers. */
  SUPPLIERS,
  /** Holds most, and fills the others. */
  RESERVE,
  /** Exchanges and market makers, day and night. */
  TRADING,
  /** Customers' withdrawals and refunds, day and night, most of them to new addresses. */
  PAYOUTS,
  /** Grants: few, large, mostly to somebody new. */
  GRANTS;

  boolean dayAndNight() {
    return this == TRADING || this == PAYOUTS;
  }
}
