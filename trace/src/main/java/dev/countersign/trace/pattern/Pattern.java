package dev.countersign.trace.pattern;

import java.util.List;

/**
 * Something in a trace that people should look at. It is a reason to look, no proof.
 *
 * @param reason sentences with the numbers that it was found by
 * @param transactions positions in the ledger of what shows it, the earliest first
 * @param accounts who takes part
 */
public record Pattern(Kind kind, String reason, List<Long> transactions, List<Integer> accounts) {
  /** What it is. */
  public enum Kind {
    /** An item was paid for among related accounts, or at a price far from its market. */
    SHAM_SALE(false, "Sham sale"),
    /** One account gave to many. */
    SPLIT(false, "Split"),
    /** A little is given away and the rest goes on, again and again. */
    PEEL_CHAIN(false, "Peel chain"),
    /** Many accounts gave to one. */
    GATHER(false, "Gathered"),
    /** Exchanged again and again. */
    LAYERING(false, "Layered through exchanges"),
    /** Over bridges from chain to chain, again and again. */
    CHAIN_HOPPING(false, "Chain hopping"),
    /** Held for long. */
    DORMANCY(false, "Dormant"),
    /** Very small amounts to many. */
    DUSTING(false, "Dusting"),
    /** Several accounts used one deposit address, so that one customer stands behind them. */
    ADDRESS_REUSE(true, "Deposit address used again"),
    /** An exchange knows who funded an account. */
    EXCHANGE_FUNDING(true, "Funded from an exchange"),
    /** Transactions fall into one part of the day. */
    WORKING_HOURS(true, "Working hours"),
    /** Value came back to an account that it had left. */
    RETURN(true, "Return to an earlier account");

    private final boolean mistake;
    private final String title;

    Kind(boolean mistake, String title) {
      this.mistake = mistake;
      this.title = title;
    }

    /** Whether it helps to find out who it is, rather than hide it. */
    public boolean isMistake() {
      return mistake;
    }

    /** A few words, with a capital. */
    public String title() {
      return title;
    }
  }

  /** Keeps copies, the transactions in order and each once. */
  public Pattern {
    transactions = transactions.stream().sorted().distinct().toList();
    accounts = accounts.stream().distinct().toList();
  }
}
