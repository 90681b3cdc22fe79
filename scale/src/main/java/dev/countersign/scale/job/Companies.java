package dev.countersign.scale.job;

import dev.countersign.access.finding.Sighting;
import dev.countersign.access.network.KnownNetworks;
import dev.countersign.access.network.NetworkList;
import dev.countersign.access.watch.SessionWatch;
import dev.countersign.access.watch.WatchSettings;
import dev.countersign.lure.link.DomainWatch;
import dev.countersign.lure.link.Lists;
import dev.countersign.lure.link.Protected;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The companies whose accounts and names are watched over.
 *
 * @param all each once; where there is none, neither accounts nor domains are hosted
 * @param remembered so many days of events make what is known of a company's accounts, 1 or more
 */
public record Companies(List<Company> all, int remembered) implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  /** None: rules alone are hosted. */
  public static final Companies NONE = new Companies(List.of(), 30);

  /** Known by key, so that an event that comes again later than that is looked at again. */
  private static final int EVENTS_KNOWN = 1 << 16;

  /**
   * One of them.
   *
   * @param name as account events call it
   * @param networks lines {@code BLOCK,KIND,NAME} of what networks are
   * @param own its domains
   * @param counterparties domains of those whom it pays
   * @param others domains that others may imitate besides
   */
  public record Company(
      String name,
      List<String> networks,
      List<String> own,
      List<String> counterparties,
      List<String> others)
      implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    /** Copies. */
    public Company {
      networks = List.copyOf(networks);
      own = List.copyOf(own);
      counterparties = List.copyOf(counterparties);
      others = List.copyOf(others);
    }

    /**
     * A watch over its accounts that knows nothing yet.
     *
     * @param seed under which names are kept
     */
    public SessionWatch sessions(long seed, Consumer<Sighting> found) {
      WatchSettings usual = WatchSettings.standard();
      return new SessionWatch(
          new WatchSettings(
              usual.alarm(),
              usual.doubted(),
              usual.learning(),
              usual.ahead(),
              usual.tooLate(),
              usual.people(),
              usual.sessions(),
              EVENTS_KNOWN,
              seed),
          new KnownNetworks(NetworkList.read(networks, null, "the networks of " + name), List.of()),
          found);
    }

    /** A watch over its names. */
    public DomainWatch domains() {
      List<Protected> names = new ArrayList<>();
      own.forEach(one -> names.add(new Protected(one, Protected.Kind.OWN)));
      counterparties.forEach(one -> names.add(new Protected(one, Protected.Kind.COUNTERPARTY)));
      others.forEach(one -> names.add(new Protected(one, Protected.Kind.POPULAR)));
      return DomainWatch.over(names, Lists.NONE);
    }
  }

  /** Checks the bounds. */
  public Companies {
    all = List.copyOf(all);
    if (remembered < 1) {
      throw new IllegalArgumentException("events are remembered for a day or more");
    }
    if (all.stream().map(Company::name).distinct().count() != all.size()) {
      throw new IllegalArgumentException("two companies have the same name");
    }
  }

  /** The one of a name; one of which nothing is known where it is not told. */
  Company named(String name) {
    return all.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseGet(() -> new Company(name, List.of(), List.of(), List.of(), List.of()));
  }
}
