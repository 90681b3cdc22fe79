package dev.countersign.gate.known;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Address poisoning: an address made to look like a known one where programs shorten addresses to
 * their ends (0x1234…abcd).
 *
 * <p>The rule: at least two hexadecimal digits alike at the head, at least two at the tail, at
 * least seven together. By chance that happens to one of 67 million pairs of addresses (four splits
 * of seven digits, 4 in 16^7), so that a book of 10,000 known addresses wrongly denies one
 * destination in some 6,700; an imitator needs seven digits to pass for 0x123…abcd, which takes him
 * seconds. Digits that are all zeros come from mining for short addresses and prove less: an end of
 * zeros counts only beside four digits alike at the other end.
 */
final class Imitation {
  private static final int EACH_END = 2;
  private static final int TOGETHER = 7;
  private static final int BESIDE_ZEROS = 4;

  /** By first and last byte, which the rule makes equal. */
  private final Map<Integer, List<Known.Entry>> byEnds = new HashMap<>();

  void add(Known.Entry entry) {
    byEnds.computeIfAbsent(ends(entry.address()), ends -> new ArrayList<>()).add(entry);
  }

  Optional<Known.Entry> of(Address suspect) {
    for (Known.Entry entry : byEnds.getOrDefault(ends(suspect), List.of())) {
      if (imitates(suspect, entry.address())) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** True when the first looks like the second and is another. */
  static boolean imitates(Address suspect, Address known) {
    if (suspect.equals(known) || known.isZero()) {
      return false;
    }
    int head = 0;
    boolean headZeros = true;
    while (digit(suspect, head) == digit(known, head)) {
      headZeros &= digit(known, head) == 0;
      head++;
    }
    int tail = 0;
    boolean tailZeros = true;
    while (digit(suspect, 39 - tail) == digit(known, 39 - tail)) {
      tailZeros &= digit(known, 39 - tail) == 0;
      tail++;
    }
    return head >= (tailZeros ? BESIDE_ZEROS : EACH_END)
        && tail >= (headZeros ? BESIDE_ZEROS : EACH_END)
        && head + tail >= TOGETHER;
  }

  private static int digit(Address address, int index) {
    int both = address.bytes().at(index / 2);
    return index % 2 == 0 ? both >> 4 : both & 0xf;
  }

  private static int ends(Address address) {
    Bytes bytes = address.bytes();
    return bytes.at(0) << 8 | bytes.at(19);
  }
}
