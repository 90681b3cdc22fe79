package dev.countersign.lure.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Domains under which anybody gets a mail address, from {@code free-mail.txt}. */
final class FreeMail {
  private static final Set<String> DOMAINS = read();

  private FreeMail() {}

  /** Whether anybody gets an address there. */
  static boolean has(String domain) {
    return DOMAINS.contains(domain);
  }

  private static Set<String> read() {
    try (InputStream in = FreeMail.class.getResourceAsStream("free-mail.txt")) {
      if (in == null) {
        throw new IllegalStateException("the list of free mail domains is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
