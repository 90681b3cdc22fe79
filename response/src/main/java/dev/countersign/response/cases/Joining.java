package dev.countersign.response.cases;

import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Thing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * To which case something belongs ({@code docs/decisions/0038-cases-join.md}): to one that is not
 * closed, to which something joined within the last two weeks, and which is about one of the same
 * things; or else about something that these touched lately; or else, for value that leaves, to the
 * only theft that is at hand. Of several it is the one that was opened first, so that the answer
 * does not depend on who asks or when.
 */
public final class Joining {
  /** How long after the last thing that joined a case another may. */
  public static final Duration WINDOW = Duration.ofDays(14);

  /** How long after the last thing of a theft value that leaves is taken to belong to it. */
  public static final Duration AT_HAND = Duration.ofDays(3);

  /** What makes the same case; a trace or a report of itself does not. */
  private static final Set<Thing.Kind> BINDING =
      Set.of(
          Thing.Kind.PERSON,
          Thing.Kind.SESSION,
          Thing.Kind.WALLET,
          Thing.Kind.ADDRESS,
          Thing.Kind.TRANSACTION,
          Thing.Kind.TRANSFER,
          Thing.Kind.CAMPAIGN,
          Thing.Kind.FINDING,
          Thing.Kind.INCIDENT);

  private Joining() {}

  /**
   * A case that something may belong to.
   *
   * @param number by which cases are in the order of their opening
   * @param lastAt when something joined it last
   * @param untouched whether it opened by itself and nobody said or decided anything yet
   */
  public record Standing(
      UUID id,
      String number,
      CaseState state,
      Set<CaseKind> kinds,
      Instant lastAt,
      Set<Thing> about,
      boolean untouched) {
    /** Copies. */
    public Standing {
      kinds = Set.copyOf(kinds);
      about = Set.copyOf(about);
    }
  }

  /** The case to which it belongs; empty where it is a new one. */
  public static Optional<UUID> of(Trigger trigger, Collection<Standing> cases) {
    List<Standing> possible =
        cases.stream()
            .filter(one -> one.state() != CaseState.CLOSED)
            .filter(
                one -> Duration.between(one.lastAt(), trigger.at()).abs().compareTo(WINDOW) <= 0)
            .sorted(Comparator.comparing(Standing::number))
            .toList();
    return possible.stream()
        .filter(one -> shares(one, trigger.about()))
        .findFirst()
        .or(() -> touching(trigger, possible))
        .or(() -> atHand(trigger, possible))
        .map(Standing::id);
  }

  private static Optional<Standing> touching(Trigger trigger, List<Standing> possible) {
    return isTheft(trigger.kind())
        ? possible.stream()
            .filter(Joining::isTheft)
            .filter(one -> shares(one, trigger.near()))
            .findFirst()
        : Optional.empty();
  }

  /** Value that leaves while one theft is at hand is that theft's; of two, nobody can tell. */
  private static Optional<Standing> atHand(Trigger trigger, List<Standing> possible) {
    if (!trigger.opens() || trigger.kind() != CaseKind.WALLET_DRAINED) {
      return Optional.empty();
    }
    List<Standing> thefts =
        possible.stream()
            .filter(Joining::isTheft)
            .filter(
                one -> Duration.between(one.lastAt(), trigger.at()).abs().compareTo(AT_HAND) <= 0)
            .toList();
    return thefts.size() == 1 ? Optional.of(thefts.getFirst()) : Optional.empty();
  }

  private static boolean isTheft(Standing one) {
    return one.kinds().stream().anyMatch(Joining::isTheft);
  }

  /**
   * Which other cases turn out to be the same one: of those with which it shares a thing too, the
   * ones that opened by themselves and that nobody has touched. What somebody decided in is left
   * alone.
   *
   * @param joined the case that it joined
   */
  public static List<UUID> alsoTheSame(Trigger trigger, UUID joined, Collection<Standing> cases) {
    return cases.stream()
        .filter(one -> one.untouched() && !one.id().equals(joined))
        .filter(one -> one.state() != CaseState.CLOSED)
        .filter(one -> Duration.between(one.lastAt(), trigger.at()).abs().compareTo(WINDOW) <= 0)
        .filter(one -> shares(one, trigger.about()))
        .sorted(Comparator.comparing(Standing::number))
        .map(Standing::id)
        .toList();
  }

  private static boolean shares(Standing one, Set<Thing> things) {
    return things.stream().anyMatch(thing -> BINDING.contains(thing.kind()))
        && !Collections.disjoint(
            one.about(), things.stream().filter(thing -> BINDING.contains(thing.kind())).toList());
  }

  /** The steps of one theft; an address that is listed, or somebody inside, is another matter. */
  private static boolean isTheft(CaseKind kind) {
    return switch (kind) {
      case WALLET_DRAINED, SESSION_STOLEN, RAN_A_FILE -> true;
      case INSIDER, ADDRESS_LISTED -> false;
    };
  }
}
