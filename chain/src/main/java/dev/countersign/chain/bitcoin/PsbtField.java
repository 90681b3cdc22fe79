package dev.countersign.chain.bitcoin;

import java.util.Optional;

/**
 * The fields of a PSBT whose form is checked (BIP-174, BIP-370, BIP-371). Others are passed over,
 * as BIP-174 asks.
 */
enum PsbtField {
  UNSIGNED_TX(Part.GLOBAL, 0x00, Lengths.NOTHING, Lengths.ANY, Versions.ONLY_0),
  XPUB(Part.GLOBAL, 0x01, Lengths.BYTES_78, Lengths.ORIGIN, Versions.BOTH),
  TX_VERSION(Part.GLOBAL, 0x02, Lengths.NOTHING, Lengths.BYTES_4, Versions.ONLY_2),
  FALLBACK_LOCKTIME(Part.GLOBAL, 0x03, Lengths.NOTHING, Lengths.BYTES_4, Versions.ONLY_2),
  INPUT_COUNT(Part.GLOBAL, 0x04, Lengths.NOTHING, Lengths.COUNT, Versions.ONLY_2),
  OUTPUT_COUNT(Part.GLOBAL, 0x05, Lengths.NOTHING, Lengths.COUNT, Versions.ONLY_2),
  TX_MODIFIABLE(Part.GLOBAL, 0x06, Lengths.NOTHING, Lengths.BYTES_1, Versions.ONLY_2),
  VERSION(Part.GLOBAL, 0xfb, Lengths.NOTHING, Lengths.BYTES_4, Versions.BOTH),

  NON_WITNESS_UTXO(Part.INPUT, 0x00, Lengths.NOTHING, Lengths.ANY, Versions.BOTH),
  WITNESS_UTXO(Part.INPUT, 0x01, Lengths.NOTHING, Lengths.ANY, Versions.BOTH),
  PARTIAL_SIG(Part.INPUT, 0x02, Lengths.PUBLIC_KEY, Lengths.SIGNATURE, Versions.BOTH),
  SIGHASH_TYPE(Part.INPUT, 0x03, Lengths.NOTHING, Lengths.BYTES_4, Versions.BOTH),
  IN_REDEEM_SCRIPT(Part.INPUT, 0x04, Lengths.NOTHING, Lengths.ANY, Versions.BOTH),
  IN_WITNESS_SCRIPT(Part.INPUT, 0x05, Lengths.NOTHING, Lengths.ANY, Versions.BOTH),
  IN_BIP32_DERIVATION(Part.INPUT, 0x06, Lengths.PUBLIC_KEY, Lengths.ORIGIN, Versions.BOTH),
  FINAL_SCRIPTSIG(Part.INPUT, 0x07, Lengths.NOTHING, Lengths.ANY, Versions.BOTH),
  FINAL_SCRIPTWITNESS(Part.INPUT, 0x08, Lengths.NOTHING, Lengths.ANY, Versions.BOTH),
  POR_COMMITMENT(Part.INPUT, 0x09, Lengths.NOTHING, Lengths.ANY, Versions.BOTH),
  RIPEMD160(Part.INPUT, 0x0a, Lengths.BYTES_20, Lengths.ANY, Versions.BOTH),
  SHA256(Part.INPUT, 0x0b, Lengths.BYTES_32, Lengths.ANY, Versions.BOTH),
  HASH160(Part.INPUT, 0x0c, Lengths.BYTES_20, Lengths.ANY, Versions.BOTH),
  HASH256(Part.INPUT, 0x0d, Lengths.BYTES_32, Lengths.ANY, Versions.BOTH),
  PREVIOUS_TXID(Part.INPUT, 0x0e, Lengths.NOTHING, Lengths.BYTES_32, Versions.ONLY_2),
  OUTPUT_INDEX(Part.INPUT, 0x0f, Lengths.NOTHING, Lengths.BYTES_4, Versions.ONLY_2),
  SEQUENCE(Part.INPUT, 0x10, Lengths.NOTHING, Lengths.BYTES_4, Versions.ONLY_2),
  REQUIRED_TIME_LOCKTIME(Part.INPUT, 0x11, Lengths.NOTHING, Lengths.BYTES_4, Versions.ONLY_2),
  REQUIRED_HEIGHT_LOCKTIME(Part.INPUT, 0x12, Lengths.NOTHING, Lengths.BYTES_4, Versions.ONLY_2),
  TAP_KEY_SIG(Part.INPUT, 0x13, Lengths.NOTHING, Lengths.SCHNORR, Versions.BOTH),
  TAP_SCRIPT_SIG(Part.INPUT, 0x14, Lengths.BYTES_64, Lengths.SCHNORR, Versions.BOTH),
  TAP_LEAF_SCRIPT(Part.INPUT, 0x15, Lengths.CONTROL_BLOCK, Lengths.SOMETHING, Versions.BOTH),
  IN_TAP_BIP32_DERIVATION(Part.INPUT, 0x16, Lengths.BYTES_32, Lengths.ANY, Versions.BOTH),
  IN_TAP_INTERNAL_KEY(Part.INPUT, 0x17, Lengths.NOTHING, Lengths.BYTES_32, Versions.BOTH),
  TAP_MERKLE_ROOT(Part.INPUT, 0x18, Lengths.NOTHING, Lengths.BYTES_32, Versions.BOTH),

  OUT_REDEEM_SCRIPT(Part.OUTPUT, 0x00, Lengths.NOTHING, Lengths.ANY, Versions.BOTH),
  OUT_WITNESS_SCRIPT(Part.OUTPUT, 0x01, Lengths.NOTHING, Lengths.ANY, Versions.BOTH),
  OUT_BIP32_DERIVATION(Part.OUTPUT, 0x02, Lengths.PUBLIC_KEY, Lengths.ORIGIN, Versions.BOTH),
  AMOUNT(Part.OUTPUT, 0x03, Lengths.NOTHING, Lengths.BYTES_8, Versions.ONLY_2),
  SCRIPT(Part.OUTPUT, 0x04, Lengths.NOTHING, Lengths.ANY, Versions.ONLY_2),
  OUT_TAP_INTERNAL_KEY(Part.OUTPUT, 0x05, Lengths.NOTHING, Lengths.BYTES_32, Versions.BOTH),
  TAP_TREE(Part.OUTPUT, 0x06, Lengths.NOTHING, Lengths.ANY, Versions.BOTH),
  OUT_TAP_BIP32_DERIVATION(Part.OUTPUT, 0x07, Lengths.BYTES_32, Lengths.ANY, Versions.BOTH);

  /** Which of the maps of a PSBT. */
  enum Part {
    GLOBAL,
    INPUT,
    OUTPUT
  }

  /** The versions of the PSBT in which a field may stand. */
  enum Versions {
    BOTH,
    ONLY_0,
    ONLY_2
  }

  /** The lengths that a value, or what stands behind the type in a key, can have. */
  enum Lengths {
    ANY(0, Integer.MAX_VALUE, 1),
    NOTHING(0, 0, 1),
    SOMETHING(1, Integer.MAX_VALUE, 1),
    BYTES_1(1, 1, 1),
    BYTES_4(4, 4, 1),
    BYTES_8(8, 8, 1),
    BYTES_20(20, 20, 1),
    BYTES_32(32, 32, 1),
    BYTES_64(64, 64, 1),
    /** An extended key. */
    BYTES_78(78, 78, 1),
    PUBLIC_KEY(33, 65, 32),
    CONTROL_BLOCK(33, 33 + 128 * 32, 32),
    /** A fingerprint and steps. */
    ORIGIN(4, 4 + 4 * 255, 4),
    COUNT(1, 9, 1),
    SIGNATURE(9, 73, 1),
    SCHNORR(64, 65, 1);

    private final int least;
    private final int most;
    private final int step;

    Lengths(int least, int most, int step) {
      this.least = least;
      this.most = most;
      this.step = step;
    }

    boolean allow(int length) {
      return length >= least && length <= most && (length - least) % step == 0;
    }
  }

  private final Part part;
  private final int type;
  private final Lengths key;
  private final Lengths value;
  private final Versions versions;

  PsbtField(Part part, int type, Lengths key, Lengths value, Versions versions) {
    this.part = part;
    this.type = type;
    this.key = key;
    this.value = value;
    this.versions = versions;
  }

  static Optional<PsbtField> of(Part part, int type) {
    for (PsbtField field : values()) {
      if (field.part == part && field.type == type) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** What stands behind the type in its key. */
  Lengths key() {
    return key;
  }

  Lengths value() {
    return value;
  }

  boolean standsIn(int version) {
    return switch (versions) {
      case BOTH -> true;
      case ONLY_0 -> version == 0;
      case ONLY_2 -> version == 2;
    };
  }

  /** Its name in the BIPs. */
  String label() {
    String name = name().replaceFirst("^(IN|OUT)_", "");
    return switch (part) {
      case GLOBAL -> "PSBT_GLOBAL_" + name;
      case INPUT -> "PSBT_IN_" + name;
      case OUTPUT -> "PSBT_OUT_" + name;
    };
  }
}
