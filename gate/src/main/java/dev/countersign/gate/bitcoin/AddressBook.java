package dev.countersign.gate.bitcoin;

import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.gate.known.Known;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Bitcoin addresses known in advance, found by what they pay to. */
public final class AddressBook {
  /** A known address. */
  public record Entry(BitcoinAddress address, Known.Kind kind, String label) {
    /** Whether it is the user's own. */
    public boolean isOwn() {
      return kind == Known.Kind.OWN;
    }

    /** For sentences, with the whole address. */
    String name() {
      return label + " (" + address + ")";
    }
  }

  private final Map<Bytes, List<Entry>> byScript = new HashMap<>();
  private final AddressImitation imitation = new AddressImitation();

  /**
   * A book of those.
   *
   * @throws dev.countersign.model.value.UnreadableInput where one is no address of Bitcoin
   */
  public AddressBook(List<Known.BitcoinEntry> known) {
    for (Known.BitcoinEntry entry : known) {
      BitcoinAddress address = BitcoinAddress.parse(entry.address(), "The known Bitcoin address");
      Entry kept = new Entry(address, entry.kind(), entry.label());
      byScript.computeIfAbsent(address.scriptPubKey(), s -> new ArrayList<>()).add(kept);
      imitation.add(kept);
    }
  }

  /**
   * The known address that a script pays to; one's own before others.
   *
   * @param network of the payload; null where its paths do not tell or disagree, which counts as
   *     the network on which bitcoin have a price: a key of a test network is kept less well
   */
  Optional<Entry> find(Bytes script, @Nullable String network) {
    List<Entry> entries =
        byScript.getOrDefault(script, List.of()).stream()
            .filter(entry -> (network == null || isMain(network)) == isMain(entry))
            .toList();
    return entries.stream().filter(Entry::isOwn).findFirst().or(() -> entries.stream().findFirst());
  }

  /** The known address that this one imitates; the rule stands at {@link AddressImitation}. */
  public Optional<Entry> imitated(String address) {
    return imitation.of(address);
  }

  /** Whether it is a known address itself. */
  public boolean knows(String address) {
    return byScript.values().stream()
        .flatMap(List::stream)
        .anyMatch(entry -> entry.address().toString().equals(address));
  }

  private static boolean isMain(String network) {
    return network.equals(BitcoinNetwork.MAINNET.label());
  }

  private static boolean isMain(Entry entry) {
    return entry.address().network() == BitcoinNetwork.MAINNET;
  }
}
