package dev.countersign.chain.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload.KeyOrigin;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Where a PSBT says that keys come from. */
final class KeyOrigins {
  private static final int FINGERPRINT = 4;
  private static final int MOST_STEPS = 255;

  private KeyOrigins() {}

  static List<KeyOrigin> ofInput(PsbtMap map) {
    return of(map, PsbtField.IN_BIP32_DERIVATION, PsbtField.IN_TAP_BIP32_DERIVATION);
  }

  static List<KeyOrigin> ofOutput(PsbtMap map) {
    return of(map, PsbtField.OUT_BIP32_DERIVATION, PsbtField.OUT_TAP_BIP32_DERIVATION);
  }

  private static List<KeyOrigin> of(PsbtMap map, PsbtField plain, PsbtField taproot) {
    List<KeyOrigin> origins = new ArrayList<>();
    map.values(plain).forEach((key, value) -> origins.add(origin(key, value)));
    map.values(taproot)
        .forEach((key, value) -> origins.add(origin(key, behindLeaves(map, taproot, value))));
    return origins;
  }

  private static KeyOrigin origin(Bytes key, Bytes value) {
    return new KeyOrigin(
        key, value.slice(0, FINGERPRINT), KeyPath.ofBytes(value.from(FINGERPRINT)).toString());
  }

  /** BIP-371: the hashes of the leaves that the key is in come first. */
  private static Bytes behindLeaves(PsbtMap map, PsbtField field, Bytes value) {
    WireReader reader = new WireReader(value, "The PSBT's " + field.label());
    reader.skip(32L * reader.count("the number of leaves", 32), "the hashes of leaves");
    Bytes origin = value.from(reader.position());
    boolean possible =
        origin.length() % 4 == 0
            && origin.length() >= FINGERPRINT
            && origin.length() <= FINGERPRINT + 4 * MOST_STEPS;
    if (!possible) {
      throw map.wrong(field, "has an origin of " + origin.length() + " bytes, which none can have");
    }
    return origin;
  }
}
