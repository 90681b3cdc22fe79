package dev.countersign.lure.mail;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.text.Decoded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;
import org.jspecify.annotations.Nullable;

/**
 * Takes a mail apart (RFC 2045, 2046) with Mime4j's token stream, which holds one part at a time:
 * at most 20 levels deep and 1,000 parts. What lies beyond stays unread, and is told.
 */
final class MimeReading {
  static final int DEEPEST = 20;
  static final int MOST_PARTS = 1_000;

  private static final MimeConfig LENIENT =
      new MimeConfig.Builder()
          .setStrictParsing(false)
          .setMalformedHeaderStartsBody(false)
          .setMaxLineLen(-1)
          .setMaxHeaderCount(20_000)
          .setMaxHeaderLen(1 << 20)
          .setMaxContentLen(-1)
          .build();

  private final Budget budget;
  private final Set<String> defects = new LinkedHashSet<>();
  private final Deque<Entity> open = new ArrayDeque<>();
  private final byte[] buffer = new byte[8 * 1024];
  private @Nullable Entity root;
  private int parts;

  private MimeReading(Budget budget) {
    this.budget = budget;
  }

  /** A mail taken apart as far as it can be, and what could not be read of it. */
  record Taken(Entity root, List<String> defects) {}

  static Taken read(byte[] bytes, Budget budget) {
    MimeReading reading = new MimeReading(budget);
    try {
      reading.walk(new ByteArrayInputStream(bytes));
    } catch (Budget.UsedUp e) {
      reading.defects.add(e.getMessage());
    } catch (IOException | MimeException e) {
      reading.defects.add("A part of the mail is broken and was not read");
    } catch (RuntimeException e) { // Mime4j's on input that its authors did not think of
      reading.defects.add("The mail is built in a way that cannot be read to its end");
    }
    Entity root = reading.root;
    return new Taken(root == null ? new Entity() : root, List.copyOf(reading.defects));
  }

  private void walk(InputStream bytes) throws IOException, MimeException, Budget.UsedUp {
    MimeTokenStream stream = new MimeTokenStream(LENIENT);
    stream.parse(bytes);
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      switch (state) {
        case T_START_MESSAGE, T_START_BODYPART -> {
          if (!begin()) {
            return;
          }
        }
        case T_FIELD -> field(stream.getField());
        case T_END_HEADER -> {
          top().describe();
          if (open.size() > DEEPEST && (top().isMultipart() || top().isMessage())) {
            defects.add("The mail holds parts in parts deeper than " + DEEPEST + " levels");
            stream.setRecursionMode(RecursionMode.M_FLAT);
          }
        }
        case T_BODY -> body(stream.getDecodedInputStream());
        case T_END_MESSAGE, T_END_BODYPART -> {
          open.pop();
          if (stream.getRecursionMode() == RecursionMode.M_FLAT && open.size() <= DEEPEST) {
            stream.setRecursionMode(RecursionMode.M_RECURSE);
          }
        }
        default -> {} // what stands before and after the parts is not shown
      }
    }
  }

  private boolean begin() throws Budget.UsedUp {
    budget.takeEntry();
    Entity entity = new Entity();
    Entity parent = open.peek();
    if (parent == null) {
      root = entity;
    } else {
      parent.parts().add(entity);
    }
    open.push(entity);
    if (++parts > MOST_PARTS) {
      defects.add("The mail has more than " + MOST_PARTS + " parts; the others were not read");
      return false;
    }
    return true;
  }

  private Entity top() {
    return open.getFirst();
  }

  private void field(Field field) {
    ByteSequence raw = field.getRaw();
    String value = raw == null ? field.getBody() : unfolded(Decoded.guess(raw.toByteArray()));
    top().headers().add(field.getName().strip(), Decoded.clean(value).strip());
  }

  /** The field's body: what stands behind the first colon, on one line (RFC 5322, 2.2.3). */
  private static String unfolded(String raw) {
    String body = raw.substring(raw.indexOf(':') + 1);
    if (body.indexOf('\n') < 0 && body.indexOf('\r') < 0) {
      return body;
    }
    StringBuilder line = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != '\r' && c != '\n') {
        line.append(c == '\t' ? ' ' : c);
      }
    }
    return line.toString();
  }

  private void body(InputStream decoded) throws Budget.UsedUp {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    boolean cut = true;
    try {
      int count = decoded.read(buffer);
      while (count >= 0) {
        budget.takeBytes(count);
        bytes.write(buffer, 0, count);
        count = decoded.read(buffer);
      }
      cut = false;
    } catch (IOException e) {
      defects.add("A part of the mail is encoded wrongly and was read only to there");
    } finally {
      top().body(bytes.toByteArray(), cut);
    }
  }
}
