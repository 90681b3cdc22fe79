package dev.countersign.server.drill;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/**
 * The bodies of a mail, those of mails in it among them, decoded. It is there to compare them with
 * what was sent, and for nothing else; what is not exactly that is read where reports are read.
 */
final class Leaves {
  private static final int MOST = 32;
  private static final int LARGEST = 64 * 1024;

  private Leaves() {}

  /** A body, without differences of line ends. */
  record Leaf(String type, String text) {
    Leaf {
      text = text.replace("\r\n", "\n").strip();
    }
  }

  /** All of them; empty where there are many, or large ones, or it is no mail. */
  static Optional<List<Leaf>> of(byte[] mail) {
    MimeTokenStream stream =
        new MimeTokenStream(
            MimeConfig.custom()
                .setMaxHeaderCount(500)
                .setMaxHeaderLen(64 * 1024)
                .setMaxLineLen(-1)
                .build());
    stream.parse(new ByteArrayInputStream(mail));
    List<Leaf> leaves = new ArrayList<>();
    try {
      int states = 0;
      for (EntityState state = stream.getState();
          state != EntityState.T_END_OF_STREAM;
          state = stream.next()) {
        if (++states > 20_000 || leaves.size() > MOST) {
          return Optional.empty();
        }
        if (state == EntityState.T_BODY) {
          String type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
          byte[] bytes;
          try (InputStream in = stream.getDecodedInputStream()) {
            bytes = in.readNBytes(LARGEST + 1);
          }
          if (bytes.length > LARGEST) {
            return Optional.empty();
          }
          leaves.add(new Leaf(type, new String(bytes, StandardCharsets.UTF_8)));
        }
      }
    } catch (MimeException
        | IOException
        | RuntimeException e) { // whoever reads it tells what it is
      return Optional.empty();
    }
    return Optional.of(leaves);
  }
}
