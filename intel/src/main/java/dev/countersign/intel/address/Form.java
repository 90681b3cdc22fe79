package dev.countersign.intel.address;

/** In whose form an address is written. */
public enum Form {
  /** Of Ethereum and all chains that have its accounts; one key holds it on each of them. */
  ETHEREUM("Ethereum and chains like it"),
  /** Of Bitcoin, old or new. */
  BITCOIN("Bitcoin"),
  /** Of Bitcoin's test networks. */
  BITCOIN_TEST("a test network of Bitcoin"),
  /** Of Bitcoin Cash, in its own form. */
  BITCOIN_CASH("Bitcoin Cash"),
  /** Of Litecoin. */
  LITECOIN("Litecoin"),
  /** Of Dogecoin, or of Verge, which has the same. */
  DOGECOIN("Dogecoin or Verge"),
  /** Of Dash. */
  DASH("Dash"),
  /** Of Zcash, where anybody sees who pays. */
  ZCASH("Zcash"),
  /** Of Bitcoin Gold. */
  BITCOIN_GOLD("Bitcoin Gold"),
  /** Of Tron. */
  TRON("Tron"),
  /** Of the XRP Ledger. */
  RIPPLE("the XRP Ledger"),
  /** Of Monero. */
  MONERO("Monero"),
  /** Of Solana, as far as can be told: it carries no checksum. */
  SOLANA("Solana"),
  /** In bech32 with the prefix of another chain. */
  OTHER_BECH32("another chain with bech32 addresses"),
  /** Anything else that a list may hold. */
  OTHER("a chain that cannot be told from its form");

  private final String words;

  Form(String words) {
    this.words = words;
  }

  /** For a sentence: "an address of …". */
  public String words() {
    return words;
  }
}
