package dev.countersign.server.access.signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The keys with which this server signs tokens for others: one that it signs with, and the next,
 * whose public part is told long before it is used, so that no receiver meets a key that it does
 * not know. Safe for use by several threads.
 */
public final class SignalKeys {
  /** How long one is signed with. */
  static final Duration USED = Duration.ofDays(90);

  private final Path current;
  private final Path next;
  private SignalKey signing;
  private SignalKey following;

  private SignalKeys(Path current, SignalKey signing, Path next, SignalKey following) {
    this.current = current;
    this.signing = signing;
    this.next = next;
    this.following = following;
  }

  /**
   * Reads them, or makes those that are not there.
   *
   * @param folder of the data; the files are {@code keys/signals.jwk} and {@code
   *     keys/signals-next.jwk}
   * @throws UncheckedIOException when one cannot be read or written
   * @throws IllegalStateException when a file holds no key
   */
  public static SignalKeys in(Path folder, Instant now) {
    Path keys = folder.resolve("keys");
    Path current = keys.resolve("signals.jwk");
    Path next = keys.resolve("signals-next.jwk");
    try {
      Files.createDirectories(keys);
      Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
      return new SignalKeys(current, of(current, now), next, of(next, now));
    } catch (IOException e) {
      throw new UncheckedIOException("the keys of signals in " + keys + " cannot be used", e);
    }
  }

  private static SignalKey of(Path file, Instant now) throws IOException {
    return Files.exists(file) ? SignalKey.read(file) : SignalKey.make(file, now);
  }

  /** The one to sign with. */
  synchronized SignalKey signing() {
    return signing;
  }

  /** The one after it. */
  synchronized SignalKey following() {
    return following;
  }

  /**
   * Goes on to the next key, where this one was made more than 90 days ago, and so was the next
   * more than a day: whoever keeps a copy of the public keys has asked again by then.
   *
   * @return the one that is not signed with any more; empty where nothing was due
   */
  synchronized Optional<SignalKey> turn(Instant now) {
    boolean due = signing.made().plus(USED).isBefore(now);
    if (!due || following.made().plus(Duration.ofDays(1)).isAfter(now)) {
      return Optional.empty();
    }
    SignalKey old = signing;
    try {
      Files.move(
          next, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      signing = following;
      following = SignalKey.make(next, now);
      return Optional.of(old);
    } catch (IOException e) {
      throw new UncheckedIOException("the keys of signals cannot be written", e);
    }
  }
}
