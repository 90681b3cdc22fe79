package dev.countersign.trace.bridge;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * What bridges call the chains: each has numbers of its own. Known ones become the number of
 * EIP-155, or the name of a chain that has none; others are told as the bridge's.
 */
final class ChainNumbers {
  /** As they are. */
  static final ChainNumbers EIP155 = new ChainNumbers("chain", Map.of());

  /** Wormhole's chain ids (its SDK's constants). */
  static final ChainNumbers WORMHOLE =
      new ChainNumbers(
          "Wormhole chain",
          Map.of(
              1, "solana", 2, "1", 4, "56", 5, "137", 6, "43114", 10, "250", 21, "sui", 23, "42161",
              24, "10", 30, "8453"));

  /** LayerZero's chain ids of its first version. */
  static final ChainNumbers LAYER_ZERO_1 =
      new ChainNumbers(
          "LayerZero chain",
          Map.of(
              101, "1", 102, "56", 106, "43114", 109, "137", 110, "42161", 111, "10", 112, "250",
              184, "8453"));

  /** LayerZero's endpoint ids of its second version. */
  static final ChainNumbers LAYER_ZERO =
      new ChainNumbers(
          "LayerZero endpoint",
          Map.of(
              30101, "1", 30102, "56", 30106, "43114", 30109, "137", 30110, "42161", 30111, "10",
              30184, "8453", 30168, "solana"));

  /** Poly Network's chain ids. */
  static final ChainNumbers POLY =
      new ChainNumbers("Poly chain", Map.of(2, "1", 6, "56", 7, "128", 17, "137"));

  /** Nomad's domains: four letters as a number. */
  static final ChainNumbers NOMAD =
      new ChainNumbers("Nomad domain", Map.of(6_648_936, "1", 1_650_811_245, "1284"));

  /** Chainflip's chains. */
  static final ChainNumbers CHAINFLIP =
      new ChainNumbers(
          "Chainflip chain", Map.of(1, "1", 2, "polkadot", 3, "bitcoin", 4, "42161", 5, "solana"));

  private final String called;
  private final Map<Integer, String> known;

  private ChainNumbers(String called, Map<Integer, String> known) {
    this.called = called;
    this.known = known;
  }

  /** What the bridge calls a chain. */
  Optional<Integer> number(String name) {
    return known.entrySet().stream()
        .filter(one -> one.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  String name(BigInteger number) {
    if (this == EIP155) {
      return number.toString();
    }
    String name = number.bitLength() < 32 ? known.get(number.intValue()) : null;
    return name == null ? called + " " + number : name;
  }
}
