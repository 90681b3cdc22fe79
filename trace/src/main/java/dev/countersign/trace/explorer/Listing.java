package dev.countersign.trace.explorer;

/** What an explorer lists of an address, as its API calls it. */
enum Listing {
  /** Transactions that it sent or got. */
  TXLIST,
  /** What calls within transactions sent. */
  TXLISTINTERNAL,
  /** Transfers of tokens. */
  TOKENTX;

  String action() {
    return switch (this) {
      case TXLIST -> "txlist";
      case TXLISTINTERNAL -> "txlistinternal";
      case TOKENTX -> "tokentx";
    };
  }
}
