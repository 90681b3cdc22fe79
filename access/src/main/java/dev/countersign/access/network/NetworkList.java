package dev.countersign.access.network;

import dev.countersign.access.event.Ip;
import dev.countersign.model.value.UnreadableInput;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of addresses, each with what it is: the company's own networks, lists of VPNs, relays and
 * anonymisers. The narrowest block that holds an address says.
 */
public final class NetworkList {
  private static final int MOST = 2_000_000;

  private final Map<Prefix, Entry> blocks = new HashMap<>();
  private final TreeSet<Integer> lengths = new TreeSet<>(Comparator.reverseOrder());

  /** What a block is. */
  record Entry(NetworkKind kind, String organisation) {}

  /**
   * Reads lines {@code BLOCK[,KIND[,NAME]]}; empty lines and what follows a # are left out. Lists
   * of a relay's ways out, {@code BLOCK,COUNTRY,REGION,CITY,}, are read too.
   *
   * @param usual what a block is whose line does not say; null where each line has to
   * @param what the name of the input, for the error's sentence
   * @throws UnreadableInput at the first line that cannot be read, saying which and why
   */
  public static NetworkList read(List<String> lines, @Nullable NetworkKind usual, String what) {
    NetworkList list = new NetworkList();
    int number = 0;
    for (String line : lines) {
      number++;
      int comment = line.indexOf('#');
      String bare = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (bare.isEmpty()) {
        continue;
      }
      String where = what + ", line " + number;
      String[] parts = bare.split(",", -1);
      Optional<NetworkKind> kind =
          parts.length < 2 ? Optional.empty() : NetworkKind.of(parts[1].strip());
      boolean relay = parts.length >= 2 && parts[1].strip().length() <= 2;
      NetworkKind said = relay || parts.length < 2 ? usual : kind.orElse(null);
      if (said == null) {
        throw new UnreadableInput(
            where
                + ": after the block stands what it is, one of company, mobile, satellite, vpn,"
                + " relay, hosting, anonymiser or ordinary");
      }
      list.add(
          Prefix.read(parts[0].strip(), where),
          said,
          relay || parts.length < 3 ? "" : parts[2].strip());
    }
    return list;
  }

  /** A list without blocks. */
  public NetworkList() {}

  private void add(Prefix block, NetworkKind kind, String organisation) {
    if (blocks.size() >= MOST) {
      throw new UnreadableInput("a list of networks holds " + MOST + " blocks at most");
    }
    blocks.put(block, new Entry(kind, organisation));
    lengths.add(block.bits());
  }

  /** Adds all blocks of another, which win over the same ones here. */
  public void add(NetworkList other) {
    other.blocks.forEach((block, entry) -> add(block, entry.kind(), entry.organisation()));
  }

  /** How many blocks it holds. */
  public int size() {
    return blocks.size();
  }

  /** What the narrowest block says that holds it. */
  Optional<Entry> of(Ip ip) {
    for (int bits : lengths) {
      Entry entry = blocks.get(new Prefix(Prefix.masked(ip, bits), bits));
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }
}
