package dev.countersign.server.watch;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.server.nodes.Following;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.watch.follow.FollowEvent;
import dev.countersign.watch.follow.FollowStatus;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.wallet.Countersignatures;
import dev.countersign.watch.wallet.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The chains of the company's wallets, each followed by one server of a database. One that is no
 * longer heard of is relieved by another, which goes on where it stood.
 */
public final class ChainWatches implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChainWatches.class);
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final UUID server = UUID.randomUUID();
  private final WatchedChain.Parts parts;
  private final Countersignatures signed;
  private final Nodes nodes;
  private final ControlStore controls;
  private final ControlWatch control;
  private final CodeWatch code;
  private final FollowNews news;
  private final int agree;
  private final NewHeads heads;
  private final Map<Long, ChainWatch> running = new ConcurrentHashMap<>();
  private final Map<Long, Instant> unseen = new ConcurrentHashMap<>();
  private volatile boolean closed;

  ChainWatches(
      WatchedChain.Parts parts,
      Countersignatures signed,
      Nodes nodes,
      ControlStore controls,
      ControlWatch control,
      CodeWatch code,
      FollowNews news,
      Following following) {
    this.parts = parts;
    this.signed = signed;
    this.nodes = nodes;
    this.controls = controls;
    this.control = control;
    this.code = code;
    this.news = news;
    this.agree = following.agree();
    this.heads = new NewHeads(following.sockets(), this::wake);
  }

  private void wake() {
    running.values().forEach(ChainWatch::wake);
  }

  /** Takes on what nobody is at, and says how it goes. */
  public synchronized void tend() {
    Set<Long> wanted =
        parts.wallets().all().stream()
            .map(Wallet::chainId)
            .collect(Collectors.toCollection(TreeSet::new));
    parts.bitcoin().network().ifPresent(network -> wanted.add(Movement.BITCOIN));
    for (long chain : wanted) {
      if (!closed) {
        tend(chain);
      }
    }
    running.keySet().stream()
        .filter(chain -> !wanted.contains(chain))
        .toList()
        .forEach(this::leave);
  }

  private void tend(long chain) {
    beat(chain); // before nodes are asked, which may take long
    List<NodeClient> there = there(chain);
    ChainWatch watch = running.get(chain);
    if (watch != null
        && chain == Movement.BITCOIN
        && !parts.bitcoin().network().equals(watch.network())) {
      leave(chain);
      watch = null;
    }
    boolean idle = watch == null || !watch.isRunning();
    if (idle && (there.size() < agree || !begin(chain, there.getFirst()))) {
      unseen(chain, there.size());
      return;
    }
    unseen.remove(chain);
    if (!beat(chain) || (idle && !beganAgain(chain, there.getFirst()))) {
      leave(chain);
      return;
    }
    // A node that comes back joins those that are asked; one that falls silent stays among them.
    boolean more = watch != null && !there.isEmpty() && !watch.isOf(there) && more(watch, there);
    if (idle || more) {
      leaveOnly(chain);
      running.put(
          chain,
          new ChainWatch(
              chain,
              server,
              there,
              agree,
              parts,
              controls,
              signed,
              this::acted,
              event -> told(chain, event)));
    }
    ChainWatch at = running.get(chain);
    if (at != null) {
      at.look();
      parts.chains().tell(chain, server, Json.compact(json(at.status())));
    }
  }

  /**
   * A chain none of whose nodes answers from the beginning on is told like one that falls silent.
   */
  private void unseen(long chain, int there) {
    Instant now = parts.clock().instant();
    Instant since = unseen.putIfAbsent(chain, now);
    boolean named = chain == Movement.BITCOIN ? !parts.bitcoin().nodes().none() : !nodes.none();
    if (named && since != null && since.isBefore(now.minus(PATIENCE))) {
      unseen.put(chain, Instant.MAX); // told once
      news.tell(chain, new FollowEvent.TooFewNodes(there, agree));
    }
  }

  private List<NodeClient> there(long chain) {
    return chain == Movement.BITCOIN
        ? parts.bitcoin().network().map(parts.bitcoin().nodes()::all).orElse(List.of())
        : nodes.all(chain);
  }

  /** Whether this server is the one that follows a chain, of which it says that it is there. */
  private boolean beat(long chain) {
    Instant now = parts.clock().instant();
    return parts.chains().take(chain, server, now.minus(SILENCE), now);
  }

  private static boolean more(ChainWatch watch, List<NodeClient> there) {
    return there.size() > watch.status().nodes().size();
  }

  /**
   * What came before the company's first wallet on a chain is nobody's concern. False where the
   * node does not say how far the chain is.
   */
  private boolean begin(long chain, NodeClient node) {
    if (parts.chains().from(chain).isPresent()) {
      return true;
    }
    OptionalLong newest = newest(chain, node);
    newest.ifPresent(block -> parts.chains().begin(chain, block + 1));
    return newest.isPresent();
  }

  /**
   * Where all Bitcoin wallets went and others came, what was read was read for none of these, and
   * maybe on another network: it begins again. False where the node does not say how far it is.
   */
  private boolean beganAgain(long chain, NodeClient node) {
    if (chain != Movement.BITCOIN
        || parts.bitcoin().began()
        || parts.chains().newest(chain).isEmpty()) {
      return true;
    }
    OptionalLong newest = newest(chain, node);
    newest.ifPresent(block -> parts.chains().anew(chain, block + 1));
    return newest.isPresent();
  }

  private static OptionalLong newest(long chain, NodeClient node) {
    try {
      return OptionalLong.of(ChainWatch.newest(node, chain));
    } catch (NodeFault fault) {
      LOG.debug("chain {} is not begun: {}", chain, fault.sentence());
      return OptionalLong.empty();
    }
  }

  private void acted(Judged judged) {
    judged.acts().forEach(act -> control.acted(act.wallet()));
  }

  private void told(long chain, FollowEvent event) {
    news.tell(chain, event);
  }

  /** Looks at who controls the wallets of the chains that this server follows. */
  public void lookAtControl() {
    accounts().forEach(control::look);
  }

  /** Looks at the code of known addresses on the chains that this server follows. */
  public void lookAtCode() {
    accounts().forEach(code::look);
  }

  /** Bitcoin has no code, and nobody controls a coin but by its script. */
  private List<Long> accounts() {
    return running.keySet().stream().filter(chain -> chain != Movement.BITCOIN).toList();
  }

  /** How following goes here, by chain. */
  Map<Long, FollowStatus> status() {
    return running.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().status()));
  }

  private void leave(long chain) {
    leaveOnly(chain);
    parts.chains().leave(chain, server);
  }

  private void leaveOnly(long chain) {
    ChainWatch watch = running.remove(chain);
    if (watch != null) {
      watch.close();
    }
  }

  private static ObjectNode json(FollowStatus status) {
    ObjectNode json = Json.object();
    status.at().ifPresent(at -> json.put("block", at.number()).put("time", at.time()));
    json.put("newest", status.chain());
    json.put("lag", status.lag());
    ArrayNode all = json.putArray("nodes");
    for (FollowStatus.Node node : status.nodes()) {
      ObjectNode one = all.addObject().put("name", node.name()).put("newest", node.newest());
      one.put("asked", node.asked());
      node.fault().ifPresent(fault -> one.put("fault", fault));
    }
    ArrayNode troubles = json.putArray("troubles");
    status.troubles().forEach(trouble -> troubles.add(trouble.sentence()));
    return json;
  }

  /** Leaves the chains to whoever takes them next. */
  @Override
  public synchronized void close() {
    closed = true;
    heads.close();
    List.copyOf(running.keySet()).forEach(this::leave);
  }
}
