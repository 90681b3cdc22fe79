package dev.countersign.watch.wallet;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.seen.SeenBlock;
import dev.countersign.watch.seen.SeenLog;
import dev.countersign.watch.seen.WatchedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says where contracts that the company knows log that somebody else controls them. */
public final class ContractJudge {
  private static final Map<WatchedEvent, String> WORDS = new EnumMap<>(WatchedEvent.class);

  static {
    WORDS.put(WatchedEvent.UPGRADED, "runs on other code");
    WORDS.put(WatchedEvent.BEACON_UPGRADED, "takes its code from another beacon");
    WORDS.put(WatchedEvent.ADMIN_CHANGED, "has another administrator");
    WORDS.put(WatchedEvent.OWNERSHIP_TRANSFERRED, "has another owner");
    WORDS.put(WatchedEvent.OWNERSHIP_TRANSFER_STARTED, "is to have another owner");
    WORDS.put(WatchedEvent.ROLE_GRANTED, "gave somebody a role");
    WORDS.put(WatchedEvent.ROLE_REVOKED, "took a role from somebody");
    WORDS.put(WatchedEvent.ROLE_ADMIN_CHANGED, "lets another role give one of its roles");
  }

  private final Map<Address, String> known;

  /**
   * For contracts of one chain.
   *
   * @param known what they are called
   */
  public ContractJudge(Map<Address, String> known) {
    this.known = Map.copyOf(known);
  }

  /**
   * Judges the logs of a block.
   *
   * @param answered the transactions in which an own wallet did what was countersigned
   */
  public List<Alert> judge(SeenBlock block, Set<Bytes> answered, Instant at) {
    List<Alert> alerts = new ArrayList<>();
    for (SeenLog log : block.logs()) {
      String label = known.get(log.log().contract());
      if (label != null && !answered.contains(log.transaction())) {
        InBlock.event(log.log())
            .flatMap(event -> Optional.ofNullable(WORDS.get(event)))
            .ifPresent(words -> alerts.add(alert(block, log, label, words, at)));
      }
    }
    return alerts;
  }

  private static Alert alert(SeenBlock block, SeenLog log, String label, String words, Instant at) {
    WatchFinding code = WatchFinding.KNOWN_CONTROL_CHANGED;
    Address contract = log.log().contract();
    String subject = "address/" + block.chain() + "/" + contract;
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("contract", contract.toString());
    evidence.put("chain", Long.toString(block.chain()));
    evidence.put("block", Long.toString(block.header().number()));
    evidence.put("transaction", log.transaction().toHex());
    List<Bytes> topics = log.log().topics();
    for (int i = 1; i < topics.size(); i++) {
      evidence.put("topic " + i, topics.get(i).toHex());
    }
    if (!log.log().data().isEmpty()) {
      evidence.put("data", log.log().data().toHex());
    }
    return new Alert(
        code,
        code.severity(),
        subject,
        subject,
        code.code() + "/" + log.transaction().toHex() + "/" + log.index(),
        label + " (" + contract + ") " + words + ".",
        evidence,
        Optional.of(
            new Sighting(
                block.chain(),
                Optional.of(block.header().number()),
                Optional.of(log.transaction()))),
        at);
  }
}
