package dev.countersign.lure.outlook;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.countersign.lure.compound.CompoundMade;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Outlook messages, made in memory as MS-OXMSG says. */
public final class MsgMade {
  private final Map<Integer, byte[]> streams = new LinkedHashMap<>();
  private final Map<Integer, Long> fixed = new LinkedHashMap<>();
  private final List<MsgMade> recipients = new ArrayList<>();
  private final List<MsgMade> attachments = new ArrayList<>();
  private @Nullable MsgMade nested;
  private Map<String, byte[]> object = Map.of();

  /** A text in Unicode. */
  public MsgMade text(int id, String text) {
    return bytes(id, 0x001f, text.getBytes(UTF_16LE));
  }

  /** A text in a code page. */
  public MsgMade text(int id, String text, Charset charset) {
    return bytes(id, 0x001e, text.getBytes(charset));
  }

  /** Bytes. */
  public MsgMade bytes(int id, byte[] bytes) {
    return bytes(id, 0x0102, bytes);
  }

  private MsgMade bytes(int id, int type, byte[] bytes) {
    streams.put(id << 16 | type, bytes);
    return this;
  }

  /** A number. */
  public MsgMade number(int id, long value) {
    fixed.put(id << 16 | 3, value);
    return this;
  }

  /** A time. */
  public MsgMade time(int id, Instant at) {
    fixed.put(id << 16 | 0x40, at.getEpochSecond() * 10_000_000 + 116_444_736_000_000_000L);
    return this;
  }

  /** Somebody to whom it goes: 1 for To, 2 for Cc, 3 for Bcc. */
  public MsgMade recipient(int kind, String name, String address) {
    recipients.add(new MsgMade().number(0x0c15, kind).text(0x3001, name).text(0x39fe, address));
    return this;
  }

  /** A file. */
  public MsgMade file(String name, String type, byte[] content) {
    attachments.add(
        new MsgMade()
            .text(0x3707, name)
            .text(0x370e, type)
            .number(0x3705, 1)
            .bytes(0x3701, content));
    return this;
  }

  /** An attachment with these properties. */
  public MsgMade attachment(MsgMade attachment) {
    attachments.add(attachment);
    return this;
  }

  /** A message in it. */
  public MsgMade message(MsgMade inner) {
    MsgMade attachment = new MsgMade().number(0x3705, 5);
    attachment.nested = inner;
    attachments.add(attachment);
    return this;
  }

  /** An object of another program's in it. */
  public MsgMade object(String name, Map<String, byte[]> content) {
    MsgMade attachment = new MsgMade().number(0x3705, 6).text(0x3001, name);
    attachment.object = content;
    attachments.add(attachment);
    return this;
  }

  /** The file. */
  public byte[] made() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("__nameid_version1.0/__substg1.0_00020102", new byte[16]);
    put("", 32, all);
    return CompoundMade.of(all);
  }

  private void put(String below, int header, Map<String, byte[]> into) {
    ByteBuffer entries =
        ByteBuffer.allocate(header + 16 * (streams.size() + fixed.size()))
            .order(ByteOrder.LITTLE_ENDIAN)
            .position(header);
    streams.forEach((tag, bytes) -> {
      entries.putInt(tag).putInt(6).putInt(bytes.length).putInt(0);
      into.put(below + "__substg1.0_%08X".formatted(tag), bytes);
    });
    fixed.forEach((tag, value) -> entries.putInt(tag).putInt(6).putLong(value));
    into.put(below + "__properties_version1.0", entries.array());
    for (int i = 0; i < recipients.size(); i++) {
      recipients.get(i).put(below + "__recip_version1.0_#%08X/".formatted(i), 8, into);
    }
    for (int i = 0; i < attachments.size(); i++) {
      MsgMade attachment = attachments.get(i);
      String at = below + "__attach_version1.0_#%08X/".formatted(i);
      attachment.put(at, 8, into);
      MsgMade inner = attachment.nested;
      if (inner != null) {
        inner.put(at + "__substg1.0_3701000D/", 24, into);
      }
      attachment.object.forEach(
          (name, content) -> into.put(at + "__substg1.0_3701000D/" + name, content));
    }
  }
}
