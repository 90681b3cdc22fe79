package dev.countersign.watch.anomaly;

/**
 * One account that a movement is held against.
 *
 * @param account an own wallet's; or, of who is paid or pays, that account behind {@code "to "} or
 *     {@code "by "}
 * @param wallet whether it is an own wallet
 * @param counterparty who is on its other side
 * @param value of what moved, in the rules' currency
 * @param from what who pays is called
 * @param to what who is paid is called
 */
public record Side(
    String account, boolean wallet, String counterparty, double value, String from, String to) {
  private static final int WORD = 3;
  private static final String BY = "by ";

  static Side wallet(String account, String counterparty, double value, String from, String to) {
    return new Side(account, true, counterparty, value, from, to);
  }

  static Side other(
      boolean paid, String account, String wallet, double value, String from, String to) {
    return new Side((paid ? "to " : BY) + account, false, wallet, value, from, to);
  }

  /** The account alone. */
  String address() {
    return wallet ? account : account.substring(WORD);
  }

  /** What the account is called. */
  String name() {
    return wallet || account.startsWith(BY) ? from : to;
  }
}
