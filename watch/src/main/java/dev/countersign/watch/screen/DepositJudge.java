package dev.countersign.watch.screen;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.list.Entry;
import dev.countersign.intel.list.ListVersion;
import dev.countersign.intel.screen.Loaded;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.wallet.Known;
import dev.countersign.watch.wallet.WalletMove;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the other side of what came into wallets and left them against the lists in force. */
public final class DepositJudge {
  private static final int MOST = 10;

  private final Screening lists;
  private final Known known;

  /** By those lists. */
  public DepositJudge(Screening lists, Known known) {
    this.lists = lists;
    this.known = known;
  }

  /**
   * Judges movements: one alert for each whose other side a list names as one of whom no value
   * should come, or to whom none should go.
   *
   * @param at when they were seen
   */
  public List<Alert> judge(Collection<WalletMove> moves, Instant at) {
    List<Alert> alerts = new ArrayList<>();
    for (WalletMove move : moves) {
      List<Entry> bad =
          entries(other(move)).stream()
              .filter(entry -> severity(entry.kind(), move.out()).isPresent())
              .sorted(
                  Comparator.comparing(
                      (Entry entry) -> severity(entry.kind(), move.out()).orElse(Severity.INFO),
                      Comparator.reverseOrder()))
              .toList();
      if (!bad.isEmpty()) {
        alerts.add(alert(move, bad, at));
      }
    }
    return alerts;
  }

  /** How much it matters that such a one pays, or is paid; empty where it does not. */
  static Optional<Severity> severity(Kind kind, boolean out) {
    return switch (kind) {
      case SANCTIONED, THIEF -> Optional.of(out ? Severity.CRITICAL : Severity.HIGH);
      case MIXER, FROZEN, ABUSE -> Optional.of(out ? Severity.HIGH : Severity.MEDIUM);
      case EXCHANGE, BRIDGE, SERVICE, OTHER -> Optional.empty();
    };
  }

  private static String other(WalletMove move) {
    return move.out() ? move.movement().to() : move.movement().from();
  }

  private List<Entry> entries(String account) {
    try {
      return lists.screen(account).hits();
    } catch (UnreadableInput e) {
      return List.of(); // no address, such as the chain itself
    }
  }

  private Alert alert(WalletMove move, List<Entry> bad, Instant at) {
    Movement movement = move.movement();
    WatchFinding code =
        move.out() ? WatchFinding.PAYMENT_TO_LISTED : WatchFinding.DEPOSIT_FROM_LISTED;
    Entry worst = bad.getFirst();
    String subject = move.wallet().subject();
    String amount = known.amount(movement.asset(), movement.amount());
    String who =
        other(move) + ", which is listed as " + word(worst.kind()) + " (" + said(worst) + ")";
    return new Alert(
        code,
        severity(worst.kind(), move.out()).orElse(code.severity()),
        subject,
        subject,
        code.code() + "/" + subject + "/" + movement.transaction().toHex() + "/" + other(move),
        move.out()
            ? amount + " left " + move.wallet().label() + " for " + who + "."
            : amount + " came to " + move.wallet().label() + " from " + who + ".",
        evidence(move, bad),
        Optional.of(
            new Sighting(
                movement.chain(),
                Optional.of(movement.block()),
                Optional.of(movement.transaction()))),
        at);
  }

  private Map<String, String> evidence(WalletMove move, List<Entry> bad) {
    Movement movement = move.movement();
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("wallet", move.wallet().shown());
    evidence.put("address", other(move));
    evidence.put("asset", movement.asset().toString());
    evidence.put("amount", movement.amount().toString());
    evidence.put("chain", Long.toString(movement.chain()));
    evidence.put("block", Long.toString(movement.block()));
    evidence.put("transaction", movement.transaction().toHex());
    for (int i = 0; i < Math.min(MOST, bad.size()); i++) {
      Entry entry = bad.get(i);
      String number = i == 0 ? "" : " " + (i + 1);
      evidence.put("kind" + number, entry.kind().word());
      evidence.put("list" + number, entry.list());
      evidence.put("name" + number, entry.name());
      entry.listed().ifPresent(day -> evidence.put("listed" + number, day.toString()));
      version(entry.list())
          .ifPresent(version -> {
            evidence.put("version" + number, version.sha256());
            evidence.put(
                "date" + number,
                version.published().map(Object::toString).orElse(version.retrieved().toString()));
          });
    }
    return evidence;
  }

  private Optional<ListVersion> version(String list) {
    return lists.lists().stream()
        .filter(one -> one.id().equals(list))
        .findFirst()
        .flatMap(Loaded::version);
  }

  private static String said(Entry entry) {
    return entry.name() + ", " + entry.list() + entry.listed().map(day -> ", " + day).orElse("");
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case SANCTIONED -> "sanctioned";
      case THIEF -> "a thief's";
      case MIXER -> "a mixer's";
      case FROZEN -> "frozen by an issuer";
      case ABUSE -> "used in a crime";
      case EXCHANGE, BRIDGE, SERVICE, OTHER -> "known";
    };
  }
}
