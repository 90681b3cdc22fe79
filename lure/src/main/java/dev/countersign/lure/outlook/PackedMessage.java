package dev.countersign.lure.outlook;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.bound.Budget;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A message, or only its attachments, in a TNEF stream (MS-OXTNEF), such as winmail.dat. */
final class PackedMessage {
  private static final int DEEPEST = 8;
  private static final int SUBJECT = 0x8004;
  private static final int BODY = 0x800c;
  private static final int CODE_PAGE = 0x9007;
  private static final int PROPERTIES = 0x9003;
  private static final int RECIPIENTS = 0x9004;
  private static final int BEGIN_ATTACHMENT = 0x9002;
  private static final int ATTACHMENT_TITLE = 0x8010;
  private static final int ATTACHMENT_DATA = 0x800f;
  private static final int ATTACHMENT = 0x9005;
  private static final int FIRST_NAMED = 0x8000;
  private static final int INTERFACE = 16;

  private final byte[] bytes;
  private final Budget budget;
  private final int depth;
  private final Parts parts = new Parts(new Properties(CodePages.WESTERN));
  private @Nullable Properties attachment;
  private int at = 6;

  PackedMessage(byte[] bytes, Budget budget, int depth) {
    this.bytes = bytes;
    this.budget = budget;
    this.depth = depth;
  }

  OutlookMessage message() throws Budget.UsedUp {
    budget.takeEntry();
    budget.takeBytes(bytes.length);
    while (at + 9 <= bytes.length) {
      int id = LittleEndian.u16(bytes, at + 1);
      long length = LittleEndian.u32(bytes, at + 5);
      long end = at + 9 + length;
      if (end > bytes.length) {
        parts.defects.add("What Outlook packed (winmail.dat) ends in the middle");
        end = bytes.length;
      }
      budget.checkTime();
      attribute(id, at + 9, (int) end);
      at = (int) Math.min(bytes.length, end + 2);
    }
    finish();
    return parts.message(budget);
  }

  private void attribute(int id, int from, int end) throws Budget.UsedUp {
    Properties attached = attachment;
    switch (id) {
      case CODE_PAGE -> parts.properties.page(LittleEndian.u32(bytes, from));
      case SUBJECT -> parts.properties.put(0x0037, Properties.NARROW, text(from, end));
      case BODY -> parts.properties.put(0x1000, Properties.NARROW, text(from, end));
      case PROPERTIES -> properties(from, end, parts.properties);
      case RECIPIENTS -> recipients(from, end);
      case BEGIN_ATTACHMENT -> {
        finish();
        budget.takeEntry();
        attachment = new Properties(parts.properties.page());
      }
      case ATTACHMENT_TITLE -> {
        if (attached != null) {
          attached.put(0x3704, Properties.NARROW, text(from, end));
        }
      }
      case ATTACHMENT_DATA -> {
        if (attached != null) {
          attached.put(Parts.ATTACHMENT, Properties.BINARY, Arrays.copyOfRange(bytes, from, end));
        }
      }
      case ATTACHMENT -> {
        if (attached != null) {
          properties(from, end, attached);
        }
      }
      default -> {} // dates, priorities and the like, which the properties tell as well
    }
  }

  /** What was said of the attachment is all. */
  private void finish() throws Budget.UsedUp {
    Properties attached = attachment;
    attachment = null;
    if (attached == null) {
      return;
    }
    if (attached.object(Parts.ATTACHMENT)) {
      byte[] object = attached.bytes(Parts.ATTACHMENT);
      int from = Math.min(INTERFACE, object.length);
      attached.replace(Parts.ATTACHMENT, Arrays.copyOfRange(object, from, object.length));
    }
    byte[] data = attached.bytes(Parts.ATTACHMENT);
    if (!OutlookReading.isPacked(data)) {
      parts.file(attached);
    } else if (depth >= DEEPEST) {
      parts.defects.add("Messages lie in messages more than " + DEEPEST + " deep in winmail.dat");
    } else {
      parts.messages.add(new PackedMessage(data, budget, depth + 1).message());
    }
  }

  private byte[] text(int from, int end) {
    int stop = from;
    while (stop < end && bytes[stop] != 0) {
      stop++;
    }
    return Arrays.copyOfRange(bytes, from, stop);
  }

  private void recipients(int from, int end) throws Budget.UsedUp {
    long count = LittleEndian.u32(bytes, from);
    int next = from + 4;
    for (long i = 0; i < count && next < end; i++) {
      budget.takeEntry();
      Properties properties = new Properties(parts.properties.page());
      next = properties(next, end, properties);
      parts.recipient(properties);
    }
  }

  /** Reads a counted list of properties; gives where it ends. */
  private int properties(int from, int end, Properties into) throws Budget.UsedUp {
    PropertyList list = new PropertyList(bytes, from, end);
    Consumer<PropertyList.One> taken = one -> into.put(one.id(), one.type(), one.value());
    long count = LittleEndian.u32(bytes, from);
    for (long i = 0; i < count && list.next(FIRST_NAMED, taken); i++) {
      budget.checkTime();
    }
    return list.at();
  }
}
