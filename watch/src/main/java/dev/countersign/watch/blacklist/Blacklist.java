package dev.countersign.watch.blacklist;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.block.EventLog;
import dev.countersign.chain.block.RangeLogs;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.intel.label.Kind;
import dev.countersign.intel.list.Entry;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Whom an issuer blocks: what its contract logged, added up in the order of the chain. Of Tether
 * these are {@code AddedBlackList}, {@code RemovedBlackList} and {@code DestroyedBlackFunds}, of
 * Circle {@code Blacklisted} and {@code UnBlacklisted}. Destroyed funds leave an address blocked.
 *
 * @param blocked by address: how it was blocked last
 */
public record Blacklist(Issuer issuer, Map<Address, Blocking> blocked) {
  private static final Bytes ADDED = topic("AddedBlackList(address)");
  private static final Bytes REMOVED = topic("RemovedBlackList(address)");
  private static final Bytes DESTROYED = topic("DestroyedBlackFunds(address,uint256)");
  private static final Bytes BLACKLISTED = topic("Blacklisted(address)");
  private static final Bytes UNBLACKLISTED = topic("UnBlacklisted(address)");

  /** The events that tell of it. */
  public static final Set<Bytes> TOPICS =
      Set.of(ADDED, REMOVED, DESTROYED, BLACKLISTED, UNBLACKLISTED);

  /**
   * What blocked an address.
   *
   * @param day of its block, in UTC
   */
  public record Blocking(Bytes transaction, LocalDate day) {}

  /** Copies. */
  public Blacklist {
    blocked = Collections.unmodifiableMap(new LinkedHashMap<>(blocked));
  }

  /** Nobody is blocked yet. */
  public static Blacklist of(Issuer issuer) {
    return new Blacklist(issuer, Map.of());
  }

  /**
   * What a node knows from one block to another, both with it.
   *
   * @throws NodeFault when it does not say
   */
  public Blacklist and(NodeClient node, long from, long to) throws NodeFault {
    List<RangeLogs.Logged> logs = RangeLogs.of(node, issuer.contract(), from, to, TOPICS);
    BlockReader reader = new BlockReader(node, issuer.chain(), false);
    Map<Long, LocalDate> days = new HashMap<>();
    for (RangeLogs.Logged logged : logs) {
      if (!days.containsKey(logged.block())) {
        days.put(logged.block(), day(reader, logged.block()));
      }
    }
    return and(logs, block -> Optional.ofNullable(days.get(block)).orElseThrow());
  }

  private static LocalDate day(BlockReader reader, long block) throws NodeFault {
    BlockHeader header =
        reader
            .header(block)
            .orElseThrow(
                () -> RpcValues.unusable("block " + block, "it has logs and is not there"));
    return LocalDate.ofInstant(Instant.ofEpochSecond(header.time()), ZoneOffset.UTC);
  }

  /**
   * Likewise, with what was logged afterwards, in the order of the chain.
   *
   * @param days of blocks, by their heights
   */
  public Blacklist and(List<RangeLogs.Logged> logs, LongFunction<LocalDate> days) {
    Map<Address, Blocking> now = new LinkedHashMap<>(blocked);
    for (RangeLogs.Logged logged : logs) {
      EventLog log = logged.log();
      if (!log.contract().equals(issuer.contract()) || log.topics().isEmpty()) {
        continue;
      }
      Bytes event = log.topics().getFirst();
      Optional<Address> whom = TOPICS.contains(event) ? whom(log) : Optional.empty();
      whom.ifPresent(address -> {
        if (event.equals(REMOVED) || event.equals(UNBLACKLISTED)) {
          now.remove(address);
        } else {
          now.put(address, new Blocking(logged.transaction(), days.apply(logged.block())));
        }
      });
    }
    return new Blacklist(issuer, now);
  }

  /** As entries of a list. */
  public List<Entry> entries() {
    return blocked.entrySet().stream()
        .map(one ->
            new Entry(
                one.getKey().toHex(),
                Long.toString(issuer.chain()),
                "blocked by " + issuer.name(),
                Kind.FROZEN,
                issuer.list(),
                "",
                "",
                Optional.of(one.getValue().day()),
                "fact of the chain",
                one.getValue().transaction().toHex()))
        .toList();
  }

  /** Indexed, as Circle's contracts log it, or in the data, as Tether's do. */
  private static Optional<Address> whom(EventLog log) {
    if (log.topics().size() > 1) {
      return Optional.of(Address.ofWord(log.topics().get(1)));
    }
    return log.data().length() >= 32
        ? Optional.of(Address.ofWord(log.data().slice(0, 32)))
        : Optional.empty();
  }

  private static Bytes topic(String signature) {
    return Keccak256.hash(Bytes.of(signature.getBytes(StandardCharsets.US_ASCII)));
  }
}
