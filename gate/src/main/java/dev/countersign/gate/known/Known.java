package dev.countersign.gate.known;

import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known in advance. The user's own entries come first; what ships with the product (token
 * contracts, Safe libraries) is asked where the user says nothing.
 *
 * @param domains hosts at which people sign in
 * @param seen payloads already seen for a wallet's nonce
 * @param bitcoinKeys extended public keys (xpub, zpub, …) of the user's own Bitcoin wallets, each
 *     with an optional origin in front such as {@code [d34db33f/84'/0'/0']}
 */
public record Known(
    List<Wallet> wallets,
    List<Entry> addresses,
    List<TokenEntry> tokens,
    Set<String> domains,
    List<Seen> seen,
    List<String> bitcoinKeys,
    List<BitcoinEntry> bitcoinAddresses) {
  /** Nothing known. */
  public static final Known NOTHING =
      new Known(List.of(), List.of(), List.of(), Set.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Known {
    wallets = List.copyOf(wallets);
    addresses = List.copyOf(addresses);
    tokens = List.copyOf(tokens);
    domains = Set.copyOf(domains);
    seen = List.copyOf(seen);
    bitcoinKeys = List.copyOf(bitcoinKeys);
    bitcoinAddresses = List.copyOf(bitcoinAddresses);
  }

  /** What an address is known as. */
  public enum Kind {
    /** The user's own wallet. */
    OWN,
    /** Somebody who is paid. */
    COUNTERPARTY,
    /** A contract that may be approved to take assets. */
    SPENDER,
    /** A contract that may be called. */
    CONTRACT,
    /** A library that may be run by delegatecall; what it does is not read. */
    LIBRARY,
    /** A deployment of Safe's MultiSend on a chain that the shipped table lacks. */
    MULTI_SEND,
    /** A deployment of Safe's MultiSendCallOnly on a chain that the shipped table lacks. */
    MULTI_SEND_CALL_ONLY,
    /** Code that an account may delegate to (EIP-7702). */
    DELEGATE
  }

  /**
   * An address known in advance.
   *
   * @param chainId null where it holds on every chain
   */
  public record Entry(@Nullable Long chainId, Address address, Kind kind, String label) {}

  /**
   * A Bitcoin address known in advance.
   *
   * @param address as text: base58, bech32 or bech32m
   * @param kind {@link Kind#OWN} or {@link Kind#COUNTERPARTY}
   */
  public record BitcoinEntry(String address, Kind kind, String label) {}

  /** One of the user's own Safes. Owners are empty and the rest null where not said. */
  public record Wallet(
      @Nullable Long chainId,
      Address address,
      String label,
      List<Address> owners,
      @Nullable Integer threshold,
      @Nullable SafeVersion version) {
    /** Copies the list. */
    public Wallet {
      owners = List.copyOf(owners);
    }
  }

  /** A token contract. */
  public record TokenEntry(long chainId, Address contract, String symbol, int decimals) {}

  /** A payload already seen. */
  public record Seen(@Nullable Long chainId, Address wallet, BigInteger nonce, Bytes hash) {}
}
