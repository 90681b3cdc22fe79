package dev.countersign.watch.anomaly;

import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.rule.Coin;
import dev.countersign.watch.rule.Knowledge;
import dev.countersign.watch.rule.Party;
import dev.countersign.watch.seen.Movement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what leaves own wallets, and what others pay and are paid by them, against the history of
 * each, by Random Cut Forests (Guha et al., "Robust Random Cut Forest Based Anomaly Detection On
 * Streams", ICML 2016). Of one chain. Not for several threads at once.
 */
public final class Anomalies {
  /** So many of the newest blocks can be taken back; what is older has been learned. */
  public static final int DEPTH = 256;

  private final AnomalySettings settings;
  private final Knowledge knowledge;
  private final Map<String, Account> accounts;
  private long newest = -1;
  private long untold;

  /** Accounts of which nothing was seen yet. */
  public Anomalies(AnomalySettings settings, Knowledge knowledge) {
    this.settings = settings;
    this.knowledge = knowledge;
    this.accounts =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
            return size() > settings.most();
          }
        };
  }

  /**
   * Sees a movement, in the order of its chain.
   *
   * @return for which of its sides it is unusual, those in shadow too; nothing where the value is
   *     not known, or no own wallet takes part
   * @throws IllegalArgumentException where it is of a block before one that was seen
   */
  public List<Unusual> see(Movement move) {
    if (move.block() < newest) {
      throw new IllegalArgumentException("block %d after %d".formatted(move.block(), newest));
    }
    newest = move.block();
    boolean out = own(move, move.from());
    boolean in = own(move, move.to());
    if (out == in) {
      return List.of();
    }
    BigDecimal value = value(move);
    if (value == null) {
      untold++;
      return List.of();
    }
    List<Unusual> all = new ArrayList<>();
    if (out) {
      all.addAll(account(move.from(), true).see(move, move.to(), value.doubleValue()));
    }
    String other = out ? move.to() : move.from();
    String wallet = out ? move.from() : move.to();
    all.addAll(
        account((out ? "to " : "by ") + other, false).see(move, wallet, value.doubleValue()));
    return all;
  }

  /**
   * Makes everything as if that block and those after it had not been seen.
   *
   * @return false where that block lies before the newest {@link #DEPTH}: nothing is changed then
   */
  public boolean undoFrom(long block) {
    if (block <= newest - DEPTH) {
      return false;
    }
    if (block <= newest) {
      accounts.values().forEach(account -> account.undoFrom(block));
      newest = block - 1;
    }
    return true;
  }

  /** Movements of own wallets whose value was not known, and which were not weighed. */
  public long untold() {
    return untold;
  }

  /** What is told of it. Only of one that is not in shadow. */
  public Alert alert(Unusual unusual) {
    Movement move = unusual.move();
    String side = unusual.wallet() ? name(move, move.from()) : name(move, other(unusual));
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("score", String.format(Locale.ROOT, "%.2f", unusual.score()));
    evidence.put("usual score", String.format(Locale.ROOT, "%.2f", unusual.mean()));
    List<String> words = new ArrayList<>();
    for (Reason reason : unusual.reasons()) {
      words.add(reason.sentence());
      evidence.put(
          reason.feature().words(),
          String.format(Locale.ROOT, "%s (%.0f %%)", reason.value(), 100 * reason.share()));
    }
    return new Alert(
        WatchFinding.UNUSUAL_MOVEMENT,
        Severity.MEDIUM,
        "address/" + (unusual.wallet() ? move.from() : other(unusual)),
        "unusual/" + unusual.account(),
        "unusual/%s/%d/%s/%d"
            .formatted(unusual.account(), move.chain(), move.transaction(), move.index()),
        "A movement from %s to %s is unusual for %s: %s."
            .formatted(
                name(move, move.from()), name(move, move.to()), side, String.join("; ", words)),
        evidence,
        Optional.of(
            new Sighting(move.chain(), Optional.of(move.block()), Optional.of(move.transaction()))),
        Instant.ofEpochSecond(move.time()));
  }

  private static String other(Unusual unusual) {
    return unusual.account().substring(3);
  }

  private Account account(String name, boolean wallet) {
    return accounts.computeIfAbsent(name, any -> new Account(any, wallet, settings));
  }

  private String name(Movement move, String account) {
    String label = knowledge.party(move.chain(), account).label();
    return label.isEmpty() ? account : label;
  }

  private boolean own(Movement move, String account) {
    return knowledge.party(move.chain(), account).kind() == Party.Kind.OWN;
  }

  private @Nullable BigDecimal value(Movement move) {
    Coin coin = knowledge.coin(move.asset());
    BigDecimal price = coin.price();
    return price == null || coin.decimals() < 0
        ? null
        : new BigDecimal(move.amount(), coin.decimals()).multiply(price);
  }
}
