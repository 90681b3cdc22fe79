package dev.countersign.server.screening;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.intel.list.ListVersion;
import dev.countersign.intel.list.ReadList;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.screening.ListStore.Kept;
import dev.countersign.watch.blacklist.BlacklistReading;
import dev.countersign.watch.blacklist.Issuer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists of whom issuers of tokens block, read from what their contracts log on the chains that
 * there are nodes of: all of it once, then what comes after. Only blocks are read that are not
 * undone any more; where such a block is another one afterwards, the node lies or is on another
 * chain, and the last good version stays.
 */
public final class IssuerLists {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerLists.class);

  private static final Duration TURN = Duration.ofSeconds(20);
  private static final Duration SEEN = Duration.ofMinutes(10);

  private final Nodes nodes;
  private final ListPlaces places;
  private final IssuerStore issuers;
  private final ListStore lists;
  private final ListTroubles troubles;
  private final JournalStore journal;
  private final InstantSource clock;

  /** How far the first reading of each is, in percent. */
  private final Map<String, Integer> reading = new ConcurrentHashMap<>();

  /** Of those nodes, into those lists. */
  public IssuerLists(
      Nodes nodes,
      ListPlaces places,
      DataSource source,
      ListStore lists,
      ListTroubles troubles,
      JournalStore journal,
      InstantSource clock) {
    this.nodes = nodes;
    this.places = places;
    this.issuers = new IssuerStore(source);
    this.lists = lists;
    this.troubles = troubles;
    this.journal = journal;
    this.clock = clock;
  }

  /** The issuers' names whose logs are read for the first time, and how far that is in percent. */
  public Map<String, Integer> reading() {
    return Map.copyOf(reading);
  }

  /** Reads on, some seconds of each; the rest the next time. */
  public void look() {
    for (Issuer issuer : places.issuers()) {
      Optional<NodeClient> node = nodes.on(issuer.chain());
      if (node.isPresent()) {
        try {
          look(issuer, node.get());
        } catch (NodeFault fault) {
          LOG.debug("the logs of {} are not read: {}", issuer.name(), fault.sentence());
        } catch (UnreadableInput e) {
          troubles.refuse(issuer.list(), place(issuer), e.sentence(), clock.instant());
        }
      }
    }
  }

  private void look(Issuer issuer, NodeClient node) throws NodeFault {
    BlockHeader settled = new BlockReader(node, issuer.chain(), false).settled();
    long end = clock.millis() + TURN.toMillis();
    Optional<BlacklistReading> read = issuers.find(issuer);
    Optional<BlacklistReading> next = BlacklistReading.next(issuer, read, node, settled);
    while (next.isPresent()) {
      if (!issuers.put(read, next.get())) {
        return; // another server is at it
      }
      read = next;
      if (clock.millis() > end) {
        reading.put(issuer.name(), read.get().percent(settled));
        return;
      }
      next = BlacklistReading.next(issuer, read, node, settled);
    }
    reading.remove(issuer.name());
    read.ifPresent(this::publish);
  }

  private void publish(BlacklistReading read) {
    Issuer issuer = read.list().issuer();
    ReadList list = read.asList();
    Instant now = clock.instant();
    Optional<Kept> kept = lists.find(issuer.list());
    Optional<ListVersion> before = kept.flatMap(one -> one.list().version());
    if (before.filter(one -> one.sha256().equals(list.sha256())).isEmpty()) {
      journal.record(entries -> {
        lists.put(list, list.version(now), place(issuer));
        entries.add(
            "list-taken",
            "list/" + issuer.list(),
            Json.object()
                .put("from", place(issuer))
                .put("block", read.to())
                .put("sha256", list.sha256())
                .put("addresses", list.entries().size()));
      });
    } else if (!kept.orElseThrow().list().trouble().isEmpty()
        || before.get().retrieved().plus(SEEN).isBefore(now)) {
      lists.seen(issuer.list(), now);
    }
  }

  private static String place(Issuer issuer) {
    return "issuer:" + issuer.chain() + "/" + issuer.contract().toHex();
  }
}
