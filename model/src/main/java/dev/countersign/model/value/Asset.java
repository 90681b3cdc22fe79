package dev.countersign.model.value;

import java.math.BigInteger;

/** Something of value that a wallet holds. Chain ids are those of EIP-155. */
public sealed interface Asset {

  /** The coin in which an Ethereum-like chain takes its fees; 18 decimals. */
  record Native(long chainId) implements Asset {}

  /** A fungible token contract (ERC-20 and what behaves like it). */
  record Token(long chainId, Address contract) implements Asset {}

  /** One token of a collection: ERC-721, or ERC-1155 where amounts may exceed one. */
  record Item(long chainId, Address contract, BigInteger id) implements Asset {}

  /**
   * Tokens of a collection that are not named: whoever takes a market's offer chooses them.
   *
   * @param criteria zero for any item; else the root of the list of items to choose from (Seaport)
   */
  record AnyItem(long chainId, Address contract, BigInteger criteria) implements Asset {}

  /** Bitcoin, counted in satoshi; 8 decimals. */
  record Bitcoin() implements Asset {}

  /**
   * Money, as data sets have it that tell what transfers were worth, and not what was transferred;
   * counted in hundredths.
   *
   * @param currency by ISO 4217; empty where the data set names none
   */
  record Money(String currency) implements Asset {
    /** Checks the form of the code. */
    public Money {
      if (!currency.matches("([A-Z]{3})?")) {
        throw new IllegalArgumentException("no currency: " + currency);
      }
    }

    /** The code, or {@code money} where there is none. */
    public String word() {
      return currency.isEmpty() ? "money" : currency;
    }

    /** The code, or that there is none. */
    public String words() {
      return currency.isEmpty() ? "of no currency" : currency;
    }
  }
}
