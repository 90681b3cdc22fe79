package dev.countersign.trace.file;

import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of an output, made or spent.
 *
 * @param outpoint the transaction's id, a colon, and the output's number
 * @param amount in satoshi; null where the row does not say
 * @param address null where it has none, or it is still to be told from the script
 * @param network whose form the address has; null where there is none
 * @param script kept where the address is still to be told from it
 */
record StatedCoin(
    String outpoint,
    @Nullable Long amount,
    ScriptKind kind,
    boolean spendable,
    @Nullable String address,
    @Nullable BitcoinNetwork network,
    @Nullable Bytes script) {
  private static final String UNSPENDABLE = "nulldata";

  /** Forms that no address stands for, whatever a row lists as one (Bitcoin Core's words). */
  private static final Map<String, ScriptKind> WITHOUT_ADDRESS =
      Map.of(
          "pubkey",
          ScriptKind.OTHER,
          "multisig",
          ScriptKind.OTHER,
          "nonstandard",
          ScriptKind.OTHER,
          UNSPENDABLE,
          ScriptKind.OTHER,
          "witness_unknown",
          ScriptKind.FUTURE_WITNESS);

  /**
   * Puts together what a row says.
   *
   * @param script of the output; null where the row does not have it
   * @param addresses as the row lists them
   * @param type in Bitcoin Core's words; empty where the row does not say
   * @throws UnreadableInput where the address does not stand for the script, or cannot be read and
   *     there is no script to tell it from
   */
  static StatedCoin of(
      String where,
      String outpoint,
      @Nullable Long amount,
      @Nullable Bytes script,
      List<String> addresses,
      String type) {
    BitcoinAddress said =
        addresses.size() == 1 ? BitcoinAddress.read(addresses.getFirst()).orElse(null) : null;
    if (script != null) {
      return ofScript(where, outpoint, amount, script, said);
    }
    ScriptKind bare = WITHOUT_ADDRESS.get(type);
    if (bare != null && (said == null || bare == ScriptKind.OTHER)) {
      return new StatedCoin(outpoint, amount, bare, !type.equals(UNSPENDABLE), null, null, null);
    }
    if (said != null) {
      return ofAddress(outpoint, amount, ScriptKind.of(said.scriptPubKey()), true, said);
    }
    if (addresses.size() == 1 && !addresses.getFirst().startsWith("nonstandard")) {
      throw new UnreadableInput(
          where
              + " has no address that can be read: "
              + addresses.getFirst()
              + " is none, or its checksum is wrong");
    }
    return new StatedCoin(outpoint, amount, ScriptKind.OTHER, true, null, null, null);
  }

  private static StatedCoin ofScript(
      String where,
      String outpoint,
      @Nullable Long amount,
      Bytes script,
      @Nullable BitcoinAddress said) {
    ScriptKind kind = ScriptKind.of(script);
    boolean spendable = !ScriptKind.isUnspendable(script);
    if (kind == ScriptKind.OTHER) {
      return new StatedCoin(outpoint, amount, kind, spendable, null, null, null);
    }
    if (said == null) {
      return new StatedCoin(outpoint, amount, kind, spendable, null, null, script);
    }
    if (!said.scriptPubKey().equals(script)) {
      throw new UnreadableInput(
          where + " contradicts itself: " + said + " is not the address of its script");
    }
    return ofAddress(outpoint, amount, kind, spendable, said);
  }

  private static StatedCoin ofAddress(
      String outpoint,
      @Nullable Long amount,
      ScriptKind kind,
      boolean spendable,
      BitcoinAddress address) {
    return new StatedCoin(
        outpoint, amount, kind, spendable, address.toString(), address.network(), null);
  }

  /** What this row and another one say together; nothing where they contradict each other. */
  Optional<StatedCoin> and(StatedCoin other) {
    if (!outpoint.equals(other.outpoint)
        || differ(amount, other.amount)
        || differ(paidTo(), other.paidTo())) {
      return Optional.empty();
    }
    StatedCoin more =
        address != null || (other.address == null && kind != ScriptKind.OTHER) ? this : other;
    return Optional.of(
        new StatedCoin(
            outpoint,
            amount == null ? other.amount : amount,
            more.kind,
            spendable && other.spendable,
            more.address,
            more.network,
            more.script));
  }

  /** The script, where it is known or an address stands for it. */
  private @Nullable Bytes paidTo() {
    return address == null
        ? script
        : BitcoinAddress.read(address).map(BitcoinAddress::scriptPubKey).orElse(null);
  }

  private static boolean differ(@Nullable Object one, @Nullable Object other) {
    return one != null && other != null && !one.equals(other);
  }

  /** The output, of a chain of that network, whose amount is known. */
  Coin coin(BitcoinNetwork chain) {
    Optional<String> told =
        script == null ? Optional.ofNullable(address) : BitcoinAddress.of(chain, script);
    return new Coin(outpoint, told, kind, Objects.requireNonNull(amount), spendable);
  }
}
