package dev.countersign.trace.who;

import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Roles;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What labels say decides how value is followed: it rests where a service holds the value of many,
 * so that the service is not blamed for its users.
 */
public final class LabelledRoles implements Roles {
  /** Addresses that nobody can have a key of, to which people send what they destroy. */
  private static final Set<String> BURNT =
      Set.of(Address.ZERO.toHex(), "0x000000000000000000000000000000000000dead");

  private final Ledger ledger;
  private final Function<String, Optional<Label>> labels;
  private final Predicate<Asset.Token> genuine;

  /**
   * Roles of a ledger's accounts and assets.
   *
   * @param genuine whether a token is worth something; anybody can make one that is not, and
   *     exchange stolen value for it with themselves
   */
  public LabelledRoles(Ledger ledger, Labels labels, Predicate<Asset.Token> genuine) {
    this(ledger, labels::of, genuine);
  }

  /**
   * Likewise where labels are found out as it is asked.
   *
   * @param labels of an address
   */
  public LabelledRoles(
      Ledger ledger, Function<String, Optional<Label>> labels, Predicate<Asset.Token> genuine) {
    this.ledger = ledger;
    this.labels = labels;
    this.genuine = genuine;
  }

  @Override
  public Place place(int account) {
    String name = ledger.address(account);
    if (BURNT.contains(name)) {
      return Place.BURNT;
    }
    return labels
        .apply(name)
        .map(label ->
            switch (label.kind()) {
              case EXCHANGE, SERVICE -> Place.SERVICE;
              case MIXER -> Place.MIXER;
              case BRIDGE -> Place.BRIDGE;
              case SANCTIONED, THIEF, FROZEN, ABUSE, OTHER -> Place.HELD;
            })
        .orElse(Place.HELD);
  }

  /** Items of a collection have no price that could be known: value follows what is paid. */
  @Override
  public boolean valued(int asset) {
    return switch (ledger.asset(asset)) {
      case Asset.Native any -> true;
      case Asset.Token token -> genuine.test(token);
      case Asset.Bitcoin any -> true;
      case Asset.Money any -> true;
      case Asset.Item any -> false;
      case Asset.AnyItem any -> false;
    };
  }
}
