package dev.countersign.watch.anomaly;

import dev.countersign.watch.rule.Coin;
import dev.countersign.watch.rule.Knowledge;
import dev.countersign.watch.rule.Party;
import dev.countersign.watch.seen.Movement;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which accounts a movement is held against. Not for several threads at once. */
public final class Sides {
  private final Knowledge knowledge;
  private long untold;

  /** By what is known of accounts and prices. */
  public Sides(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /**
   * The own wallet that pays, and who is paid or pays; none where the value is not known, or not
   * exactly one side is an own wallet.
   */
  public List<Side> of(Movement move) {
    boolean out = own(move, move.from());
    if (out == own(move, move.to())) {
      return List.of();
    }
    BigDecimal known = value(move);
    if (known == null) {
      untold++;
      return List.of();
    }
    double value = known.doubleValue();
    String from = name(move, move.from());
    String to = name(move, move.to());
    return out
        ? List.of(
            Side.wallet(move.from(), move.to(), value, from, to),
            Side.other(true, move.to(), move.from(), value, from, to))
        : List.of(Side.other(false, move.from(), move.to(), value, from, to));
  }

  /** Movements of own wallets whose value was not known, and which were held against nothing. */
  public long untold() {
    return untold;
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
