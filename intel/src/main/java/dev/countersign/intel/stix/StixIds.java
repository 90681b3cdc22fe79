package dev.countersign.intel.stix;

import dev.countersign.model.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids of objects that come out the same each time: UUIDs of version 5 (RFC 9562, 5.5). */
final class StixIds {
  /** That of the standard for observables (STIX 2.1, 2.9). */
  private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

  /** Our own, for all other objects: the standard keeps its one for observables. */
  private static final UUID OWN = UUID.fromString("6d0a2f3e-94c1-4b57-8a3d-c5e1f7b2904d");

  private StixIds() {}

  /** The id of an object: of what kind it is, and what makes it one of its own. */
  static String of(String type, String... parts) {
    StringBuilder name = new StringBuilder(type);
    for (String part : parts) {
      name.append('|').append(part.length()).append(':').append(part);
    }
    return type + "--" + version5(OWN, name.toString());
  }

  /** The id of an observable whose one contributing property is its value (STIX 2.1, 2.9). */
  static String observable(String type, String value) {
    return type + "--" + version5(OBSERVABLES, Json.compact(Json.object().put("value", value)));
  }

  static UUID version5(UUID namespace, String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(namespace.getMostSignificantBits())
              .putLong(namespace.getLeastSignificantBits())
              .array());
      ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
      long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
      long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-1", e);
    }
  }
}
