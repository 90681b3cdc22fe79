package dev.countersign.drill.play;

import java.util.List;

/**
 * What a request is about.
 *
 * @param payee as the list of known addresses calls it
 * @param own whether that is a wallet of the company's own
 * @param reference what its reference begins with
 */
record Story(String purpose, String payee, boolean own, String reference) {
  /** Which twists are told with; honest requests are told with all of them. */
  static final int TWISTED = 2;

  static final List<Story> ALL =
      List.of(
          new Story("Refill the hot wallet", "Hot wallet", true, "TR"),
          new Story("Settlement with the market maker", "Market maker", false, "ST"),
          new Story("Collateral for the lending desk", "Lending desk", true, "CO"),
          new Story("Withdrawals of the weekend", "Withdrawal wallet", true, "WD"),
          new Story("Deposit at the exchange for the hedge", "Exchange deposit", false, "HD"),
          new Story("Fees of the custodian, last quarter", "Custodian", false, "INV"),
          new Story("Bridge operations, monthly float", "Bridge operations", true, "BR"),
          new Story("Rewards of the validators, pay-out", "Staking pay-out", true, "SR"),
          new Story("Audit firm, second instalment", "Audit firm", false, "INV"),
          new Story("Return of a deposit that went wrong", "Client returns", true, "RT"),
          new Story("Liquidity for the new pair", "Market maker", false, "LQ"),
          new Story("Reserve moves back to cold storage", "Cold wallet", true, "CS"));
}
