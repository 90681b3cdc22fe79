package dev.countersign.lure.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What Outlook packs into winmail.dat, made in memory as MS-OXTNEF says. */
public final class TnefMade {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Begins one. */
  public TnefMade() {
    out.writeBytes(numbers(0x223e9f78).array());
    out.write(1);
    out.write(0);
  }

  /** A property with one value, whose type has no fixed length; a named one above 0x8000. */
  @SuppressWarnings("ArrayRecordComponent") // only handed on
  record Property(int id, int type, byte[] value) {}

  /** A message as an attachment's data. */
  static Property message(TnefMade inner) {
    byte[] data = inner.made();
    ByteBuffer value = ByteBuffer.allocate(16 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    value.putInt(0x00020307).position(16).put(data);
    return new Property(0x3701, 0x0d, value.array());
  }

  /** An attribute. */
  public TnefMade attribute(int level, int id, byte[] data) {
    out.write(level);
    out.writeBytes(numbers(id, data.length).array());
    out.writeBytes(data);
    int sum = 0;
    for (byte b : data) {
      sum += b & 0xff;
    }
    out.write(sum);
    out.write(sum >> 8);
    return this;
  }

  /** An attribute of properties. */
  TnefMade properties(int level, int id, Property... properties) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    list.writeBytes(numbers(properties.length).array());
    for (Property property : properties) {
      list.writeBytes(numbers(property.id() << 16 | property.type()).array());
      if (property.id() >= 0x8000) {
        list.writeBytes(new byte[16]);
        list.writeBytes(numbers(1, 6).array());
        list.writeBytes(new byte[] {'n', 0, 'x', 0, 0, 0, 0, 0});
      }
      list.writeBytes(numbers(1, property.value().length).array());
      list.writeBytes(property.value());
      list.writeBytes(new byte[(4 - property.value().length % 4) % 4]);
    }
    return attribute(level, id, list.toByteArray());
  }

  /** All of it. */
  public byte[] made() {
    return out.toByteArray();
  }

  private static ByteBuffer numbers(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes;
  }
}
