package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One map of a PSBT: fields, each with what stands in its key and its value. */
final class PsbtMap {
  private final String where;
  private final Map<PsbtField, Map<Bytes, Bytes>> fields = new EnumMap<>(PsbtField.class);
  private final Set<PsbtField> misfits = EnumSet.noneOf(PsbtField.class);

  private PsbtMap(String where) {
    this.where = where;
  }

  /**
   * Reads a map up to its end.
   *
   * @param where names it in sentences, such as "Input 1"
   * @throws UnreadableInput on a key that stands twice, and on a field whose value has a length
   *     that it cannot have
   */
  static PsbtMap read(WireReader reader, PsbtField.Part part, String where) {
    PsbtMap map = new PsbtMap(where);
    Set<Bytes> keys = new HashSet<>();
    while (true) {
      int length = reader.compactSize("a key's length");
      if (length == 0) {
        return map;
      }
      Bytes key = reader.bytes(length, "a key");
      Bytes value = reader.bytes(reader.compactSize("a value's length"), "a value");
      if (!keys.add(key)) {
        throw new UnreadableInput("The PSBT has the key " + shortened(key) + " twice in " + where);
      }
      WireReader inner = new WireReader(key, "The PSBT's key in " + where);
      int type = inner.compactSize("the type");
      Bytes data = key.from(inner.position());
      PsbtField.of(part, type).ifPresent(field -> map.add(field, data, value));
    }
  }

  private void add(PsbtField field, Bytes data, Bytes value) {
    if (!field.key().allow(data.length())) {
      misfits.add(field);
      return;
    }
    if (field.key() == PsbtField.Lengths.PUBLIC_KEY && !isPublicKey(data)) {
      throw wrong(field, "has a key that is no public key: " + data);
    }
    if (!field.value().allow(value.length())) {
      throw wrong(field, "has a value of " + value.length() + " bytes, which it cannot have");
    }
    fields.computeIfAbsent(field, f -> new LinkedHashMap<>()).put(data, value);
  }

  /**
   * Refuses fields of the other version, and those whose key has a length that it cannot have. Such
   * a key under a number that the version does not know is something else, and passed over (BIP-174
   * has it in a vector).
   */
  void check(int version) {
    for (PsbtField field : fields.keySet()) {
      if (!field.standsIn(version)) {
        throw wrong(field, "does not belong into a PSBT of version " + version);
      }
    }
    for (PsbtField field : misfits) {
      if (field.standsIn(version)) {
        throw wrong(field, "has a key of a length that it cannot have");
      }
    }
  }

  /** The value of a field that stands at most once, or null. */
  @Nullable Bytes value(PsbtField field) {
    Map<Bytes, Bytes> values = fields.get(field);
    return values == null ? null : values.get(Bytes.EMPTY);
  }

  /** The value of a field that must stand. */
  Bytes required(PsbtField field) {
    Bytes value = value(field);
    if (value == null) {
      throw new UnreadableInput(
          "The PSBT has no " + field.label() + " in " + where + ", which its version requires");
    }
    return value;
  }

  /** A number of four bytes, or null. */
  @Nullable Long uint32(PsbtField field) {
    Bytes value = value(field);
    return value == null ? null : WireReader.littleEndian(value);
  }

  /** What stands in the keys of a field, each with its value, in order. */
  Map<Bytes, Bytes> values(PsbtField field) {
    return fields.getOrDefault(field, Map.of());
  }

  String where() {
    return where;
  }

  UnreadableInput wrong(PsbtField field, String why) {
    return new UnreadableInput("The PSBT's " + field.label() + " in " + where + " " + why);
  }

  private static boolean isPublicKey(Bytes key) {
    return key.length() == 33 ? key.at(0) >> 1 == 1 : key.at(0) == 4;
  }

  private static String shortened(Bytes key) {
    return key.length() > 40 ? key.slice(0, 40) + "…" : key.toHex();
  }
}
