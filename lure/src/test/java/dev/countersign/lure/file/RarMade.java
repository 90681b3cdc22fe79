package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** RAR archives, made in memory: headers as they are, bytes that are stored or of no meaning. */
final class RarMade {
  private final boolean later;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Of version 5, or of version 4. */
  RarMade(boolean later) {
    this.later = later;
    out.writeBytes(("Rar!\u001a\u0007" + (later ? "\1\0" : "\0")).getBytes(ISO_8859_1));
    if (later) {
      header(new byte[0], 1, 0, 0);
    } else {
      write(old(0x73, 0, 13).putShort((short) 0).putInt(0));
    }
  }

  /** A file that is stored as it is. */
  RarMade stored(String name, byte[] content) {
    return file(name, content, true, false, 0);
  }

  /** A file that is packed. */
  RarMade packed(String name) {
    return file(name, new byte[] {1, 2, 3}, false, false, 0);
  }

  /** A file that is packed and marked as hidden. */
  RarMade hidden(String name) {
    return file(name, new byte[] {1, 2, 3}, false, false, 2);
  }

  /** A file that is encrypted, with its name in clear. */
  RarMade encrypted(String name) {
    return file(name, new byte[] {1, 2, 3}, true, true, 0);
  }

  private RarMade file(
      String name, byte[] content, boolean stored, boolean encrypted, int attributes) {
    byte[] named = name.getBytes(UTF_8);
    if (later) {
      byte[] extra = encrypted ? new byte[] {3, 1, 0, 0} : new byte[0];
      ByteArrayOutputStream of = new ByteArrayOutputStream();
      number(of, encrypted ? 3 : 2);
      if (encrypted) {
        number(of, extra.length);
      }
      number(of, content.length);
      number(of, 4); // with a checksum
      number(of, content.length);
      number(of, attributes);
      of.writeBytes(new byte[4]);
      number(of, stored ? 0 : 3 << 7);
      number(of, 0); // Windows
      number(of, named.length);
      of.writeBytes(named);
      of.writeBytes(extra);
      header(of.toByteArray(), 2);
    } else {
      ByteBuffer head = old(0x74, 0x8000 | (encrypted ? 4 : 0), 32 + named.length);
      head.putInt(content.length).putInt(content.length).put((byte) 2).putInt(0).putInt(0);
      head.put((byte) 29).put((byte) (stored ? 0x30 : 0x33)).putShort((short) named.length);
      write(head.putInt(attributes).put(named));
    }
    out.writeBytes(content);
    return this;
  }

  /** From here on all is encrypted, names too. */
  RarMade sealed() {
    if (later) {
      header(new byte[0], 4, 0, 0);
    } else {
      out.reset();
      out.writeBytes("Rar!\u001a\u0007\0".getBytes(ISO_8859_1));
      write(old(0x73, 0x80, 13).putShort((short) 0).putInt(0));
    }
    out.writeBytes(new byte[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 9});
    return this;
  }

  byte[] made() {
    if (later) {
      header(new byte[0], 5, 0, 0);
    } else {
      write(old(0x7b, 0, 7));
    }
    return out.toByteArray();
  }

  private void write(ByteBuffer filled) {
    byte[] bytes = new byte[filled.position()];
    filled.flip().get(bytes);
    out.writeBytes(bytes);
  }

  private static ByteBuffer old(int type, int flags, int size) {
    ByteBuffer head = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    return head.putShort((short) 0).put((byte) type).putShort((short) flags).putShort((short) size);
  }

  private void header(byte[] rest, int... numbers) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int number : numbers) {
      number(head, number);
    }
    head.writeBytes(rest);
    out.writeBytes(new byte[4]);
    number(out, head.size());
    out.writeBytes(head.toByteArray());
  }

  private static void number(ByteArrayOutputStream into, int number) {
    int left = number;
    while (left > 127) {
      into.write((left & 127) | 128);
      left >>= 7;
    }
    into.write(left);
  }
}
