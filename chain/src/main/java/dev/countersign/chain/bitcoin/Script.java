package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the script of an output asks for.
 *
 * @param program the hash or key in it; empty for {@link ScriptKind#OTHER}
 */
record Script(ScriptKind kind, Bytes program) {
  private static final int OP_1 = 0x51;
  private static final int OP_16 = 0x60;
  private static final int OP_CHECKMULTISIG = 0xae;

  /** The signatures that a multisig asks for. */
  record Multisig(int threshold, List<Bytes> keys) {}

  static Script of(Bytes script) {
    int length = script.length();
    if (length == 25 && is(script, 0, 0x76, 0xa9, 0x14) && is(script, 23, 0x88, 0xac)) {
      return new Script(ScriptKind.P2PKH, script.slice(3, 23));
    }
    if (length == 23 && is(script, 0, 0xa9, 0x14) && is(script, 22, 0x87)) {
      return new Script(ScriptKind.P2SH, script.slice(2, 22));
    }
    if (length < 4 || length > 42 || script.at(1) != length - 2) {
      return new Script(ScriptKind.OTHER, Bytes.EMPTY);
    }
    int version = script.at(0);
    if (version == 0 && length == 22) {
      return new Script(ScriptKind.P2WPKH, script.from(2));
    }
    if (version == 0 && length == 34) {
      return new Script(ScriptKind.P2WSH, script.from(2));
    }
    if (version == OP_1 && length == 34) {
      return new Script(ScriptKind.P2TR, script.from(2));
    }
    return version == 0 || (version >= OP_1 && version <= OP_16)
        ? new Script(ScriptKind.FUTURE_WITNESS, script.from(2))
        : new Script(ScriptKind.OTHER, Bytes.EMPTY);
  }

  /** The number of a witness program's version, 0 to 16. */
  static int witnessVersion(Bytes script) {
    return script.at(0) == 0 ? 0 : script.at(0) - OP_1 + 1;
  }

  /** The script of a witness program. */
  static Bytes witness(int version, Bytes program) {
    byte opcode = (byte) (version == 0 ? 0 : OP_1 + version - 1);
    return Bytes.of(new byte[] {opcode, (byte) program.length()}).concat(program);
  }

  static Bytes p2pkh(Bytes hash) {
    return Bytes.fromHex("0x76a914").concat(hash).concat(Bytes.fromHex("0x88ac"));
  }

  static Bytes p2sh(Bytes hash) {
    return Bytes.fromHex("0xa914").concat(hash).concat(Bytes.fromHex("0x87"));
  }

  /** The script as a bare multisig: threshold, keys, their number, OP_CHECKMULTISIG. */
  static Optional<Multisig> multisig(Bytes script) {
    int length = script.length();
    if (length < 3 || script.at(length - 1) != OP_CHECKMULTISIG) {
      return Optional.empty();
    }
    int threshold = script.at(0) - OP_1 + 1;
    int number = script.at(length - 2) - OP_1 + 1;
    List<Bytes> keys = new ArrayList<>();
    int at = 1;
    while (at < length - 2) {
      int size = script.at(at);
      if ((size != 33 && size != 65) || at + 1 + size > length - 2) {
        return Optional.empty();
      }
      keys.add(script.slice(at + 1, at + 1 + size));
      at += 1 + size;
    }
    boolean sound = number == keys.size() && number <= 16 && threshold >= 1 && threshold <= number;
    return sound ? Optional.of(new Multisig(threshold, List.copyOf(keys))) : Optional.empty();
  }

  private static boolean is(Bytes script, int at, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (script.at(at + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
