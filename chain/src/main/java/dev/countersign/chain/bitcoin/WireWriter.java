package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import java.io.ByteArrayOutputStream;

/** Writes Bitcoin's encoding. */
final class WireWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WireWriter bytes(Bytes bytes) {
    out.writeBytes(bytes.toArray());
    return this;
  }

  WireWriter uint32(long number) {
    return littleEndian(number, 4);
  }

  WireWriter uint64(long number) {
    return littleEndian(number, 8);
  }

  WireWriter compactSize(int number) {
    if (number < 0xfd) {
      return littleEndian(number, 1);
    }
    boolean two = number <= 0xffff;
    out.write(two ? 0xfd : 0xfe);
    return littleEndian(number, two ? 2 : 4);
  }

  Bytes toBytes() {
    return Bytes.of(out.toByteArray());
  }

  private WireWriter littleEndian(long number, int width) {
    for (int i = 0; i < width; i++) {
      out.write((int) (number >> (8 * i)));
    }
    return this;
  }
}
