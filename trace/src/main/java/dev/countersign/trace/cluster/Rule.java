package dev.countersign.trace.cluster;

/** By what two addresses are taken for one owner's. */
public enum Rule {
  /** They were spent from in one transaction, which whoever has both keys can sign. */
  COMMON_INPUT("common inputs"),
  /** One gave change back to the other. */
  CHANGE("change"),
  /** Deposit addresses of one service, which sweeps them. */
  DEPOSIT("deposits");

  private final String word;

  Rule(String word) {
    this.word = word;
  }

  /** As the manual calls it. */
  public String word() {
    return word;
  }
}
