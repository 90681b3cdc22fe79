package dev.countersign.response.freeze.tracking;

import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.tracking.State.Acknowledged;
import dev.countersign.response.freeze.tracking.State.Drafted;
import dev.countersign.response.freeze.tracking.State.Frozen;
import dev.countersign.response.freeze.tracking.State.PartlyFrozen;
import dev.countersign.response.freeze.tracking.State.Refused;
import dev.countersign.response.freeze.tracking.State.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A request's states from the first to the last, as a value: a step gives the next one.
 *
 * @param reference of the request
 * @param deadline until when an answer was asked for
 * @param asked for, one for each asset
 * @param steps at least one; the first is {@link Drafted}
 */
public record Tracking(String reference, Instant deadline, List<Quantity> asked, List<Step> steps) {
  /** How old the trace may be against which amounts are checked before a request is sent. */
  public static final Duration FRESH = Duration.ofDays(1);

  private static final int MOST_STEPS = 1_000;

  /**
   * Checks that each step may follow the one before, so that one kept elsewhere is checked too.
   *
   * @throws UnreadableInput with what is wrong
   */
  public Tracking {
    asked = List.copyOf(asked);
    steps = List.copyOf(steps);
    if (steps.isEmpty() || !(steps.getFirst().state() instanceof Drafted)) {
      throw new UnreadableInput("The request " + reference + " does not begin as drafted");
    }
    if (steps.size() > MOST_STEPS) {
      throw new UnreadableInput(
          "The request " + reference + " has more than " + MOST_STEPS + " steps");
    }
    for (int i = 1; i < steps.size(); i++) {
      follows(reference, asked, steps.get(i - 1), steps.get(i));
    }
  }

  /** One that was just written. */
  public static Tracking of(FreezeRequest request, String who, String note, InstantSource clock) {
    return new Tracking(
        request.reference(),
        request.terms().deadline(),
        request.totals(),
        List.of(new Step(new Drafted(), clock.instant(), who, note)));
  }

  /** Where it stands. */
  public State state() {
    return steps.getLast().state();
  }

  /** Since when. */
  public Instant since() {
    return steps.getLast().at();
  }

  /**
   * The same with one more step, now.
   *
   * @throws UnreadableInput when it may not follow: another order than drafted, sent, acknowledged,
   *     then frozen, partly frozen or refused (an answer may come at once, without acknowledgement;
   *     more may be frozen later); a check that is of another request or too old; amounts that were
   *     not asked for; a clock that went back
   */
  public Tracking then(State next, String who, String note, InstantSource clock) {
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step(next, clock.instant(), who, note));
    return new Tracking(reference, deadline, asked, more);
  }

  private static void follows(String reference, List<Quantity> asked, Step last, Step next) {
    boolean allowed =
        switch (last.state()) {
          case Drafted _ -> next.state() instanceof Sent;
          case Sent _ -> next.state() instanceof Acknowledged || answer(next.state());
          case Acknowledged _ -> answer(next.state());
          case PartlyFrozen _ ->
              next.state() instanceof Frozen || next.state() instanceof PartlyFrozen;
          case Frozen _ -> false;
          case Refused _ -> false;
        };
    if (!allowed) {
      throw new UnreadableInput(
          "The request "
              + reference
              + " is "
              + last.state().word()
              + " and cannot become "
              + next.state().word()
              + " next; "
              + allowed(last.state()));
    }
    if (next.at().isBefore(last.at())) {
      throw new UnreadableInput(
          "The request "
              + reference
              + " became "
              + last.state().word()
              + " at "
              + last.at()
              + ", after "
              + next.at()
              + ", which was noted for the next step");
    }
    if (next.state() instanceof Sent sent) {
      fresh(reference, sent, next.at());
    }
    if (next.state() instanceof PartlyFrozen partly) {
      part(reference, asked, partly);
    }
  }

  private static boolean answer(State state) {
    return state instanceof Frozen || state instanceof PartlyFrozen || state instanceof Refused;
  }

  private static String allowed(State state) {
    return switch (state) {
      case Drafted _ -> "it must be sent first";
      case Sent _ -> "it can be acknowledged, frozen, partly frozen or refused";
      case Acknowledged _ -> "it can be frozen, partly frozen or refused";
      case PartlyFrozen _ -> "its amount can change, or all of it be frozen";
      case Frozen _ -> "nothing follows";
      case Refused _ -> "nothing follows; a new request can be drafted";
    };
  }

  private static void fresh(String reference, Sent sent, Instant at) {
    if (!sent.check().reference().equals(reference)) {
      throw new UnreadableInput(
          "The amounts of "
              + sent.check().reference()
              + " were checked, but "
              + reference
              + " is to be sent");
    }
    Instant traced = sent.check().tracedAt();
    if (traced.plus(FRESH).isBefore(at) || traced.isAfter(at)) {
      throw new UnreadableInput(
          "The amounts of "
              + reference
              + " were checked against a trace of "
              + traced
              + "; before it is sent at "
              + at
              + " one is needed that is at most "
              + FRESH.toHours()
              + " hours old");
    }
  }

  private static void part(String reference, List<Quantity> asked, PartlyFrozen partly) {
    Map<ChainAsset, Amount> most = new HashMap<>();
    asked.forEach(one -> most.put(one.asset(), one.amount()));
    Map<ChainAsset, Amount> frozen = new HashMap<>();
    for (Quantity one : partly.amounts()) {
      Amount limit = most.getOrDefault(one.asset(), Amount.ZERO);
      if (one.amount().isZero()
          || one.amount().compareTo(limit) > 0
          || frozen.put(one.asset(), one.amount()) != null) {
        throw new UnreadableInput(
            "Of "
                + one.asset().key()
                + " "
                + one.words()
                + " cannot be frozen by "
                + reference
                + ": expected one amount above zero and up to "
                + new Quantity(one.asset(), limit).words());
      }
    }
    if (frozen.isEmpty() || frozen.equals(most)) {
      throw new UnreadableInput(
          frozen.isEmpty()
              ? "Nothing is said to be frozen by " + reference + "; expected an amount"
              : "Everything that "
                  + reference
                  + " asks for is frozen; expected frozen, not partly");
    }
  }
}
