package dev.countersign.gate.policy.review;

import dev.countersign.gate.policy.condition.ActionIs;
import dev.countersign.gate.policy.condition.AmountIs;
import dev.countersign.gate.policy.condition.AssetIs;
import dev.countersign.gate.policy.condition.ChainIs;
import dev.countersign.gate.policy.condition.Condition;
import dev.countersign.gate.policy.condition.CountIs;
import dev.countersign.gate.policy.condition.DestinationAge;
import dev.countersign.gate.policy.condition.DestinationIs;
import dev.countersign.gate.policy.condition.EffectsAny;
import dev.countersign.gate.policy.condition.EffectsOnly;
import dev.countersign.gate.policy.condition.FindingsAny;
import dev.countersign.gate.policy.condition.FirstPayment;
import dev.countersign.gate.policy.condition.HoursAre;
import dev.countersign.gate.policy.condition.InitiatorIs;
import dev.countersign.gate.policy.condition.RiskIs;
import dev.countersign.gate.policy.condition.TotalIs;
import dev.countersign.gate.policy.condition.WalletIs;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/**
 * Whether one rule is sure to match wherever another does. Says no where that would have to be
 * thought through, so a yes can be relied on.
 */
final class Coverage {
  private Coverage() {}

  /** Whether the wide rule matches wherever the narrow one does. */
  static boolean covers(Rule wide, Rule narrow) {
    boolean sameTest = wide.test() == null || Objects.equals(wide.test(), narrow.test());
    boolean sameUnless = wide.unless().isEmpty() || same(wide.unless(), narrow.unless());
    return sameTest && sameUnless && implies(narrow.when(), wide.when());
  }

  /** Whether all of those hold wherever all of these do. */
  static boolean implies(List<Stated> these, List<Stated> those) {
    return those.stream()
        .allMatch(
            that -> these.stream().anyMatch(one -> implies(one.condition(), that.condition())));
  }

  private static boolean same(List<Stated> one, List<Stated> other) {
    return one.stream()
        .map(Stated::condition)
        .toList()
        .equals(other.stream().map(Stated::condition).toList());
  }

  private static boolean implies(Condition narrow, Condition wide) {
    if (narrow.equals(wide)) {
      return true;
    }
    return switch (wide) {
      case ActionIs w -> narrow instanceof ActionIs n && w.actions().containsAll(n.actions());
      case AssetIs w ->
          narrow instanceof AssetIs n
              && w.symbols().containsAll(n.symbols())
              && w.contracts().containsAll(n.contracts())
              && w.kinds().containsAll(n.kinds());
      case ChainIs w -> narrow instanceof ChainIs n && w.chains().containsAll(n.chains());
      case WalletIs w ->
          narrow instanceof WalletIs n
              && w.labels().containsAll(n.labels())
              && w.tags().containsAll(n.tags())
              && w.kinds().containsAll(n.kinds());
      case InitiatorIs w -> narrow instanceof InitiatorIs n && initiator(n, w);
      case DestinationIs w ->
          narrow instanceof DestinationIs n
              && w.kinds().containsAll(n.kinds())
              && w.labels().containsAll(n.labels())
              && w.tags().containsAll(n.tags())
              && w.addresses().containsAll(n.addresses());
      case AmountIs w ->
          narrow instanceof AmountIs n
              && w.quoted() == n.quoted()
              && w.unit().equals(n.unit())
              && w.bounds().covers(n.bounds());
      case HoursAre w -> narrow instanceof HoursAre n && hours(n, w);
      case RiskIs w ->
          narrow instanceof RiskIs n && w.session() == n.session() && w.bounds().covers(n.bounds());
      case DestinationAge w -> narrow instanceof DestinationAge n && w.bounds().covers(n.bounds());
      case FindingsAny w -> narrow instanceof FindingsAny n && w.codes().containsAll(n.codes());
      case EffectsAny w -> narrow instanceof EffectsAny n && w.kinds().containsAll(n.kinds());
      case EffectsOnly w -> narrow instanceof EffectsOnly n && w.kinds().containsAll(n.kinds());
      case TotalIs w ->
          narrow instanceof TotalIs n
              && w.quoted() == n.quoted()
              && w.unit().equals(n.unit())
              && w.window().equals(n.window())
              && w.bounds().covers(n.bounds());
      case CountIs w ->
          narrow instanceof CountIs n
              && w.window().equals(n.window())
              && w.bounds().covers(n.bounds());
      case FirstPayment w -> false; // it has no wider one but itself
    };
  }

  private static boolean initiator(InitiatorIs narrow, InitiatorIs wide) {
    return wide.people().containsAll(narrow.people())
        && wide.machines().containsAll(narrow.machines())
        && wide.groups().containsAll(narrow.groups())
        && wide.roles().containsAll(narrow.roles())
        && wide.kinds().containsAll(narrow.kinds());
  }

  private static boolean hours(HoursAre narrow, HoursAre wide) {
    LocalTime wideEnd = wide.to();
    LocalTime narrowEnd = narrow.to();
    boolean ends = wideEnd == null || (narrowEnd != null && !wideEnd.isBefore(narrowEnd));
    return wide.days().containsAll(narrow.days())
        && !wide.from().isAfter(narrow.from())
        && ends
        && narrow.except().containsAll(wide.except());
  }
}
