package dev.countersign.trace.bitcoin;

/**
 * A transaction that seems to mix the coins of several people: whose of the inputs an output is
 * cannot be said.
 *
 * @param scheme the way of mixing whose shape it has
 * @param participants how many people it seems to have at the least
 * @param share the amount that most outputs have, in satoshi
 * @param reason what that rests on, in words
 */
public record CoinJoin(Scheme scheme, int participants, long share, String reason) {
  /** The ways of mixing that can be told apart. */
  public enum Scheme {
    /** Samourai's pools: five to ten inputs, as many equal outputs. */
    WHIRLPOOL("Whirlpool"),
    /** ZeroLink: ten or more outputs of about 0.1 BTC. */
    WASABI_1("Wasabi 1"),
    /** WabiSabi: many inputs, outputs of standard amounts. */
    WASABI_2("Wasabi 2"),
    /** A taker and makers: equal outputs, and a change each. */
    JOIN_MARKET("JoinMarket"),
    /** Equal outputs, and fewer changes. */
    EQUAL_OUTPUTS("equal outputs");

    private final String word;

    Scheme(String word) {
      this.word = word;
    }

    /** As people know it. */
    public String word() {
      return word;
    }
  }
}
