package dev.countersign.lure.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Domains that are known for theft, and domains that are known to be right. A domain is on a list
 * when it or a domain above it is, as eth-phishing-detect matches: {@code a.b.example} is blocked
 * by {@code b.example}, not the other way. What is allowed is not blocked. Held as sorted bytes, so
 * that hundreds of thousands of domains take a few megabytes.
 */
public final class Lists {
  /** Nothing is known. */
  public static final Lists NONE = new Lists(Set.of(), Set.of(), Set.of(), 0);

  private final Set<String> allowed;
  private final Packed blocked;
  private final Set<String> fuzzy;
  private final int tolerance;

  Lists(
      Collection<String> allowed,
      Collection<String> blocked,
      Collection<String> fuzzy,
      int tolerance) {
    this.allowed = Set.copyOf(new HashSet<>(allowed));
    this.blocked = new Packed(blocked);
    this.fuzzy = Set.copyOf(new HashSet<>(fuzzy));
    this.tolerance = tolerance;
  }

  /**
   * Reads a list: eth-phishing-detect's JSON (old or new names of its fields), a plain text with a
   * domain a line, or a hosts file; {@code #} before a remark. Domains may be defanged.
   *
   * @param name of the file, for sentences
   * @throws dev.countersign.model.value.UnreadableInput saying which line or entry is wrong
   */
  public static Lists read(byte[] bytes, String name) {
    return ListReading.read(bytes, name);
  }

  /** Whether it, or a domain above it, is known to be right. */
  public boolean allows(String host) {
    return !allowed.isEmpty() && above(host, allowed::contains).isPresent();
  }

  /** The entry that blocks a domain: it, or a domain above it. */
  public Optional<String> blocks(String host) {
    return allows(host) ? Optional.empty() : above(host, blocked::contains);
  }

  /** Names that are often imitated, as a list says; protected like popular ones. */
  public Set<String> oftenImitated() {
    return fuzzy;
  }

  /** Up to which distance the list's own rule takes a name for an imitation; 0 without it. */
  public int tolerance() {
    return tolerance;
  }

  /** How many domains are blocked. */
  public int size() {
    return blocked.size();
  }

  private static Optional<String> above(String host, Predicate<String> listed) {
    String rest = host;
    while (true) {
      if (listed.test(rest)) {
        return Optional.of(rest);
      }
      int dot = rest.indexOf('.');
      if (dot < 0) {
        return Optional.empty();
      }
      rest = rest.substring(dot + 1);
    }
  }

  /** Texts as sorted bytes in one array. */
  private static final class Packed {
    private final byte[] bytes;
    private final int[] starts;

    Packed(Collection<String> texts) {
      byte[][] sorted =
          texts.stream()
              .distinct()
              .map(text -> text.getBytes(StandardCharsets.UTF_8))
              .sorted(Arrays::compare)
              .toArray(byte[][]::new);
      starts = new int[sorted.length + 1];
      int total = 0;
      for (int i = 0; i < sorted.length; i++) {
        total += sorted[i].length;
        starts[i + 1] = total;
      }
      bytes = new byte[total];
      for (int i = 0; i < sorted.length; i++) {
        System.arraycopy(sorted[i], 0, bytes, starts[i], sorted[i].length);
      }
    }

    int size() {
      return starts.length - 1;
    }

    boolean contains(String text) {
      byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
      int low = 0;
      int high = size() - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order =
            Arrays.compare(bytes, starts[middle], starts[middle + 1], wanted, 0, wanted.length);
        if (order == 0) {
          return true;
        }
        if (order < 0) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return false;
    }
  }
}
