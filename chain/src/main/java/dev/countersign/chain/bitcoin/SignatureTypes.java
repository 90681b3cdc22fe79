package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sighash types of the signatures that a PSBT's input already carries. */
final class SignatureTypes {
  private static final int SCHNORR = 64;
  private static final int PUSHDATA_1 = 0x4c;
  private static final int PUSHDATA_2 = 0x4d;

  private SignatureTypes() {}

  /** Each type once, in order. */
  static List<Integer> of(PsbtMap map, boolean taproot) {
    Set<Integer> types = new LinkedHashSet<>();
    map.values(PsbtField.PARTIAL_SIG).values().forEach(s -> types.add(s.at(s.length() - 1)));
    map.values(PsbtField.TAP_KEY_SIG).values().forEach(s -> types.add(schnorr(s)));
    map.values(PsbtField.TAP_SCRIPT_SIG).values().forEach(s -> types.add(schnorr(s)));
    Bytes witness = map.value(PsbtField.FINAL_SCRIPTWITNESS);
    if (witness != null) {
      List<Bytes> parts = witness(witness, map.where());
      parts.stream().filter(SignatureTypes::isDer).forEach(s -> types.add(s.at(s.length() - 1)));
      parts.stream()
          .filter(part -> taproot && isSchnorr(part))
          .forEach(part -> types.add(schnorr(part)));
    }
    Bytes scriptSig = map.value(PsbtField.FINAL_SCRIPTSIG);
    if (scriptSig != null) {
      pushes(scriptSig).stream()
          .filter(SignatureTypes::isDer)
          .forEach(s -> types.add(s.at(s.length() - 1)));
    }
    return List.copyOf(types);
  }

  private static int schnorr(Bytes signature) {
    return signature.length() == SCHNORR ? 0 : signature.at(SCHNORR);
  }

  private static boolean isSchnorr(Bytes part) {
    return part.length() == SCHNORR || part.length() == SCHNORR + 1;
  }

  /** BIP-66's form of a signature, with its type behind. */
  private static boolean isDer(Bytes part) {
    int length = part.length();
    if (length < 9 || length > 73 || part.at(0) != 0x30 || part.at(1) != length - 3) {
      return false;
    }
    int r = part.at(3);
    return part.at(2) == 2
        && 5 + r < length - 1
        && part.at(4 + r) == 2
        && part.at(5 + r) + r + 7 == length;
  }

  private static List<Bytes> witness(Bytes stack, String where) {
    WireReader reader = new WireReader(stack, "The final witness in " + where);
    int count = reader.count("the number of parts", 1);
    List<Bytes> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      parts.add(reader.bytes(reader.compactSize("a part's length"), "a part"));
    }
    reader.end();
    return parts;
  }

  /** What a script pushes, up to where it is something else. */
  private static List<Bytes> pushes(Bytes script) {
    List<Bytes> pushes = new ArrayList<>();
    int at = 0;
    while (at < script.length()) {
      int opcode = script.at(at);
      int width = opcode == PUSHDATA_1 ? 1 : opcode == PUSHDATA_2 ? 2 : 0;
      int from = at + 1 + width;
      if (opcode > PUSHDATA_2 || from > script.length()) {
        // Numbers and the like push no signature; nor does what was cut.
        at++;
        continue;
      }
      int size = width == 0 ? opcode : (int) WireReader.littleEndian(script.slice(at + 1, from));
      if (size > script.length() - from) {
        return pushes;
      }
      pushes.add(script.slice(from, from + size));
      at = from + size;
    }
    return pushes;
  }
}
