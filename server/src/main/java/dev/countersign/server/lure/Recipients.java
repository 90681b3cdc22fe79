package dev.countersign.server.lure;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/**
 * To whom a reported mail went, as its header says. Nothing but the fields To and Cc is looked at;
 * all else is read where reports are read.
 */
final class Recipients {
  private static final int MOST_PARTS = 10_000;

  /** Mime4j reads each level through the one above it. */
  private static final int DEEPEST = 20;

  private static final int MOST = 200;
  private static final Set<String> NAMING = Set.of("to", "cc");

  private final boolean withoutOutermost;
  private final Set<String> addresses = new LinkedHashSet<>();
  private final Deque<Set<String>> messages = new ArrayDeque<>();

  private Recipients(boolean withoutOutermost) {
    this.withoutOutermost = withoutOutermost;
  }

  /**
   * Addresses in lower case, at most 200; none where it is no mail.
   *
   * @param forwarded whether the outermost message is the one by which somebody reports another
   */
  static List<String> in(byte[] bytes, boolean forwarded) {
    Recipients recipients = new Recipients(forwarded);
    MimeConfig bounds =
        MimeConfig.custom()
            .setMaxHeaderCount(2_000)
            .setMaxHeaderLen(256 * 1024)
            .setMaxLineLen(-1)
            .build();
    MimeTokenStream stream = new MimeTokenStream(bounds);
    stream.parse(new ByteArrayInputStream(bytes));
    try {
      recipients.walk(stream);
    } catch (MimeException | IOException | RuntimeException e) {
      // Whoever reads it says that it is broken; what was named up to there was named.
    }
    return List.copyOf(recipients.addresses);
  }

  private void walk(MimeTokenStream stream) throws MimeException, IOException {
    boolean ofMessage = false;
    int parts = 0;
    int depth = 0;
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM && parts < MOST_PARTS && depth <= DEEPEST;
        state = stream.next()) {
      switch (state) {
        case T_START_MESSAGE -> {
          messages.push(new LinkedHashSet<>());
          ofMessage = true;
          parts++;
          depth++;
        }
        case T_START_MULTIPART -> depth++;
        case T_END_MULTIPART -> depth--;
        case T_START_BODYPART -> {
          ofMessage = false;
          parts++;
        }
        case T_FIELD -> {
          if (ofMessage) {
            field(stream.getField());
          }
        }
        case T_END_HEADER -> {
          if (ofMessage) {
            headerEnds();
          }
          ofMessage = false;
        }
        case T_END_MESSAGE -> {
          messages.poll();
          depth--;
        }
        default -> {}
      }
    }
  }

  private void field(Field field) {
    String name = field.getName().toLowerCase(Locale.ROOT);
    Set<String> own = messages.peek();
    if (own == null) {
      return;
    }
    if (name.equals("from")) {
      own.add(""); // it has a sender, as a mail does and a text that begins with "To:" does not
    } else if (NAMING.contains(name)) {
      try {
        for (InternetAddress one : InternetAddress.parseHeader(field.getBody(), false)) {
          String address = one.getAddress();
          if (address != null && address.indexOf('@') > 0 && address.length() <= 254) {
            own.add(address.toLowerCase(Locale.ROOT));
          }
        }
      } catch (AddressException e) {
        // A field that names nobody.
      }
    }
  }

  private void headerEnds() {
    Set<String> own = messages.peek();
    if (own == null || !own.contains("") || (withoutOutermost && messages.size() == 1)) {
      return;
    }
    own.stream()
        .filter(address -> !address.isEmpty() && addresses.size() < MOST)
        .forEach(addresses::add);
  }
}
