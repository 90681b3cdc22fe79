package dev.countersign.chain.bitcoin;

import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.model.value.Bytes;
import java.util.Locale;
import java.util.Optional;

/**
 * The addresses of a wallet with one key, as wallets derive them from an account's extended public
 * key: branch 0 to be paid at, branch 1 for change (BIP-44).
 *
 * @param form of their scripts
 */
public record WalletAddresses(ExtendedKey key, Form form, BitcoinNetwork network) {
  /** Branches: to be paid at, and for change. */
  public static final int BRANCHES = 2;

  /** The forms of scripts that such wallets use. */
  public enum Form {
    /** BIP-44. */
    P2PKH,
    /** BIP-49: P2WPKH within P2SH. */
    NESTED,
    /** BIP-84. */
    P2WPKH,
    /** BIP-86: Taproot without scripts. */
    P2TR;

    /** As it is stored and written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An address.
   *
   * @param branch 0 or 1
   * @param index 0 or more
   * @return empty for one of the very few numbers that have no key
   */
  public Optional<String> at(int branch, long index) {
    return key.child(branch)
        .flatMap(child -> child.child(index))
        .flatMap(child -> script(child.publicKey()))
        .flatMap(script -> BitcoinAddress.of(network, script));
  }

  private Optional<Bytes> script(Bytes publicKey) {
    return switch (form) {
      case P2PKH -> Optional.of(Script.p2pkh(BitcoinHash.hash160(publicKey)));
      case P2WPKH -> Optional.of(Script.witness(0, BitcoinHash.hash160(publicKey)));
      case NESTED ->
          Optional.of(
              Script.p2sh(BitcoinHash.hash160(Script.witness(0, BitcoinHash.hash160(publicKey)))));
      case P2TR -> {
        // BIP-341: the key with an even y, tweaked by its own hash.
        Bytes even = Bytes.of(new byte[] {2}).concat(publicKey.from(1));
        yield Secp256k1.addToPublicKey(even, BitcoinHash.tagged("TapTweak", even.from(1)))
            .map(tweaked -> Script.witness(1, tweaked.from(1)));
      }
    };
  }
}
