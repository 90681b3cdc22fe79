package dev.countersign.server.access.signal;

import dev.countersign.access.signal.SignalType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a machine has set up, whose tokens it asks for (Shared Signals Framework 1.0,
 * section 8.1.1; RFC 8936).
 *
 * @param audience as its tokens name the receiver
 * @param delivered the types that come
 * @param requested what the machine asked for, as it wrote it
 * @param description the machine's own; empty for none
 * @param reason of the status, the machine's own; empty for none
 * @param verifiedAt when a verification was last asked for; null for never
 */
public record SignalStream(
    UUID id,
    UUID machine,
    String audience,
    Set<SignalType> delivered,
    List<String> requested,
    String description,
    Status status,
    String reason,
    @Nullable Instant verifiedAt) {
  /** Whether tokens come. */
  public enum Status {
    /** They do. */
    ENABLED,
    /** They are held until it is enabled again. */
    PAUSED,
    /** There are none, and none are held. */
    DISABLED;

    /** As the framework writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<Status> of(String word) {
      for (Status one : values()) {
        if (one.word().equals(word)) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }
  }

  /** Copies. */
  public SignalStream {
    delivered = Set.copyOf(delivered);
    requested = List.copyOf(requested);
  }

  /** By what its tokens are kept. */
  String receiver() {
    return "stream/" + id;
  }
}
