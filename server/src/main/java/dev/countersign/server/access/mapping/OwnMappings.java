package dev.countersign.server.access.mapping;

import dev.countersign.access.read.Readers;
import dev.countersign.access.read.mapping.MappingFile;
import dev.countersign.model.value.UnreadableInput;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Readers by the mapping files in force, as new as a second. A file that this build cannot read,
 * since another took it, leaves what was read by that name before. Safe for several threads.
 */
public final class OwnMappings {
  private static final Logger LOG = LoggerFactory.getLogger(OwnMappings.class);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final MappingStore store;
  private Map<String, Reading> readings = Map.of();
  private long lookedAt;
  private boolean looked;

  /** Of a database that was brought up to date. */
  public OwnMappings(DataSource source) {
    this.store = new MappingStore(source);
  }

  private record Reading(String sha256, Readers readers) {}

  /** The names of the sources that have one. */
  public Set<String> names() {
    return current().keySet();
  }

  /** The readers for that source: its own mapping before all others. */
  public Optional<Readers> readers(String name) {
    return Optional.ofNullable(current().get(name)).map(Reading::readers);
  }

  /** They have changed; the next question sees it. */
  synchronized void changed() {
    looked = false;
  }

  private synchronized Map<String, Reading> current() {
    if (!looked || System.nanoTime() - lookedAt >= FRESH.toNanos()) {
      readings = renewed(store.digests());
      lookedAt = System.nanoTime();
      looked = true;
    }
    return readings;
  }

  private Map<String, Reading> renewed(Map<String, String> digests) {
    Map<String, Reading> all = new HashMap<>();
    digests.forEach((name, sha256) -> {
      Reading before = readings.get(name);
      if (before != null && before.sha256().equals(sha256)) {
        all.put(name, before);
      } else {
        read(name).or(() -> Optional.ofNullable(before)).ifPresent(one -> all.put(name, one));
      }
    });
    return Map.copyOf(all);
  }

  private Optional<Reading> read(String name) {
    return store
        .find(name)
        .flatMap(own -> {
          try {
            return Optional.of(
                new Reading(
                    own.sha256(),
                    Readers.standard().with(MappingFile.read(own.document(), own.name()))));
          } catch (UnreadableInput e) {
            LOG.warn("a mapping that was taken cannot be read any more: {}", e.sentence());
            return Optional.empty();
          }
        });
  }
}
