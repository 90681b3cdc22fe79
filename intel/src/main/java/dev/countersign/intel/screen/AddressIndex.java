package dev.countersign.intel.screen;

import dev.countersign.intel.address.Key;
import dev.countersign.intel.label.Kind;
import dev.countersign.intel.list.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Entries of all lists by address, in arrays instead of objects: some 100 bytes an address with its
 * entry. It does not change once it was built, so that any number of threads may ask.
 */
public final class AddressIndex {
  private static final int COLUMNS = 7;
  private static final int NONE = -1;
  private static final int NO_DAY = Integer.MIN_VALUE;
  private static final int MOST_ALIKE = 5;

  private final Texts addresses;
  private final Texts words;

  /** By address: its first entry. */
  private int[] first = new int[16];

  /** {@link #COLUMNS} numbers an entry. */
  private int[] entries = new int[16 * COLUMNS];

  private int count;

  /** What many entries have in common. */
  private record Common(String list, Kind kind, String chain, String licence) {}

  private final List<Common> commons = new ArrayList<>();
  private final Map<Common, Integer> numbers = new HashMap<>();

  /** By the hash of what people see of an address: the first such address, and by it the next. */
  private int[] seen = new int[0];

  private int[] nextSeen = new int[0];

  private AddressIndex(long seed) {
    addresses = new Texts(seed);
    words = new Texts(~seed);
  }

  /**
   * An index of some lists' entries.
   *
   * @param seed any number that whoever writes a list does not know
   */
  public static AddressIndex of(Iterable<List<Entry>> lists, long seed) {
    return filledBy(into -> lists.forEach(list -> list.forEach(into)), seed);
  }

  /**
   * An index of entries that are never all in memory.
   *
   * @param source hands all of them over, one after the other
   * @param seed any number that whoever writes a list does not know
   */
  public static AddressIndex filledBy(Consumer<Consumer<Entry>> source, long seed) {
    AddressIndex index = new AddressIndex(seed);
    source.accept(index::add);
    index.finish();
    return index;
  }

  /** How many addresses are in it. */
  public int size() {
    return addresses.size();
  }

  /** All that is said of an address, in the order of the lists; empty where nothing is. */
  public List<Entry> of(String canonical) {
    int address = addresses.find(Key.of(canonical));
    if (address < 0) {
      return List.of();
    }
    List<Entry> found = new ArrayList<>();
    for (int at = first[address]; at != NONE; at = entries[at * COLUMNS]) {
      found.add(entry(canonical, at));
    }
    Collections.reverse(found);
    return found;
  }

  /** Whether anything is said of it: for where an answer is not needed. */
  public boolean has(String canonical) {
    return addresses.find(Key.of(canonical)) >= 0;
  }

  /**
   * Addresses of which something of those kinds is said, in no order.
   *
   * @param wanted which of them; the others are never all in memory
   */
  public List<String> addresses(Set<Kind> kinds, Predicate<String> wanted) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      boolean said = false;
      for (int at = first[i]; at != NONE && !said; at = entries[at * COLUMNS]) {
        said = kinds.contains(commons.get(entries[at * COLUMNS + 6]).kind());
      }
      if (said) {
        String address = Key.text(addresses.get(i));
        if (wanted.test(address)) {
          found.add(address);
        }
      }
    }
    return found;
  }

  /** Other addresses that begin and end like this one, five at the most. */
  public List<String> like(String canonical) {
    Optional<Long> ends = Ends.of(canonical);
    if (ends.isEmpty() || seen.length == 0) {
      return List.of();
    }
    List<String> alike = new ArrayList<>();
    for (int at = seen[slot(ends.get())]; at != NONE; at = nextSeen[at]) {
      String other = Key.text(addresses.get(at));
      if (!other.equals(canonical) && Ends.of(other).equals(ends)) {
        alike.add(other);
        if (alike.size() == MOST_ALIKE) {
          break;
        }
      }
    }
    return alike;
  }

  private void add(Entry entry) {
    int address = addresses.intern(Key.of(entry.address()));
    if (address >= first.length) {
      int before = first.length;
      first = Arrays.copyOf(first, before + before / 2);
      Arrays.fill(first, before, first.length, NONE);
    } else if (count == 0) {
      Arrays.fill(first, NONE);
    }
    if ((count + 1) * COLUMNS > entries.length) {
      entries = Arrays.copyOf(entries, entries.length + entries.length / COLUMNS / 2 * COLUMNS);
    }
    int at = count * COLUMNS;
    entries[at] = first[address];
    entries[at + 1] = words.intern(entry.name());
    entries[at + 2] = words.intern(entry.id());
    entries[at + 3] = words.intern(entry.program());
    entries[at + 4] = words.intern(entry.reference());
    entries[at + 5] = entry.listed().map(day -> (int) day.toEpochDay()).orElse(NO_DAY);
    entries[at + 6] = common(entry);
    first[address] = count++;
  }

  private int common(Entry entry) {
    Common one = new Common(entry.list(), entry.kind(), entry.chain(), entry.licence());
    Integer number = numbers.get(one);
    if (number == null) {
      number = commons.size();
      commons.add(one);
      numbers.put(one, number);
    }
    return number;
  }

  private Entry entry(String address, int number) {
    int at = number * COLUMNS;
    Common common = commons.get(entries[at + 6]);
    int day = entries[at + 5];
    return new Entry(
        address,
        common.chain(),
        words.text(entries[at + 1]),
        common.kind(),
        common.list(),
        words.text(entries[at + 2]),
        words.text(entries[at + 3]),
        day == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day)),
        common.licence(),
        words.text(entries[at + 4]));
  }

  private void finish() {
    addresses.trim();
    words.trim();
    int size = addresses.size();
    first = Arrays.copyOf(first, size);
    entries = Arrays.copyOf(entries, count * COLUMNS);
    seen = new int[Math.max(16, Integer.highestOneBit(Math.max(1, size)) * 2)];
    nextSeen = new int[size];
    Arrays.fill(seen, NONE);
    for (int i = 0; i < size; i++) {
      Optional<Long> ends = Ends.of(addresses.get(i));
      if (ends.isPresent()) {
        int slot = slot(ends.get());
        nextSeen[i] = seen[slot];
        seen[slot] = i;
      }
    }
  }

  private int slot(long ends) {
    long mixed = ends * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 40) & (seen.length - 1);
  }
}
