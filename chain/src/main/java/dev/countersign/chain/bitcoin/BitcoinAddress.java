package dev.countersign.chain.bitcoin;

import dev.countersign.model.coin.Base58;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.Optional;

/**
 * An address: a script in a form that people pass on (base58 with checksum, BIP-173, BIP-350).
 *
 * @param network whose form it has; old addresses of regtest count as testnet's, whose form they
 *     share
 * @param scriptPubKey what an output that pays it carries
 */
public record BitcoinAddress(BitcoinNetwork network, Bytes scriptPubKey) {

  /**
   * Reads one.
   *
   * @param what the name of the field, for the error's sentence
   * @throws UnreadableInput when it is no address, or its checksum is wrong
   */
  public static BitcoinAddress parse(String text, String what) {
    return read(text)
        .orElseThrow(() ->
            new UnreadableInput(
                what
                    + " is not a Bitcoin address (bc1…, 1… or 3…, or tb1…, bcrt1…, m…, n…, 2…"
                    + " of a test network), or it was mistyped: its checksum is wrong"));
  }

  /** Reads one; nothing where it is no address, or its checksum is wrong. */
  public static Optional<BitcoinAddress> read(String text) {
    return SegwitAddress.decode(text)
        .flatMap(BitcoinAddress::ofSegwit)
        .or(() -> Base58.decode(text).flatMap(BitcoinAddress::ofBase58));
  }

  /** The address of a script on that network; empty for a script that has none. */
  public static Optional<String> of(BitcoinNetwork network, Bytes scriptPubKey) {
    Script script = Script.of(scriptPubKey);
    return switch (script.kind()) {
      case P2PKH -> Optional.of(base58(network.keyHashVersion(), script.program()));
      case P2SH -> Optional.of(base58(network.scriptHashVersion(), script.program()));
      case P2WPKH, P2WSH, P2TR -> Optional.of(segwit(network, scriptPubKey, script));
      case FUTURE_WITNESS ->
          Script.witnessVersion(scriptPubKey) == 0
              ? Optional.empty()
              : Optional.of(segwit(network, scriptPubKey, script));
      case OTHER -> Optional.empty();
    };
  }

  /** The one way of writing it. */
  @Override
  public String toString() {
    return of(network, scriptPubKey).orElseGet(scriptPubKey::toHex);
  }

  private static String segwit(BitcoinNetwork network, Bytes scriptPubKey, Script script) {
    int version = Script.witnessVersion(scriptPubKey);
    return new SegwitAddress(network.prefix(), version, script.program()).encode();
  }

  private static String base58(int version, Bytes hash) {
    return Base58.encode(Bytes.of(new byte[] {(byte) version}).concat(hash));
  }

  private static Optional<BitcoinAddress> ofSegwit(SegwitAddress address) {
    return BitcoinNetwork.ofPrefix(address.prefix())
        .map(network ->
            new BitcoinAddress(network, Script.witness(address.version(), address.program())));
  }

  private static Optional<BitcoinAddress> ofBase58(Bytes body) {
    if (body.length() != 21) {
      return Optional.empty();
    }
    for (BitcoinNetwork network : BitcoinNetwork.values()) {
      if (body.at(0) == network.keyHashVersion()) {
        return Optional.of(new BitcoinAddress(network, Script.p2pkh(body.from(1))));
      }
      if (body.at(0) == network.scriptHashVersion()) {
        return Optional.of(new BitcoinAddress(network, Script.p2sh(body.from(1))));
      }
    }
    return Optional.empty();
  }
}
