package dev.countersign.drill.evidence;

import dev.countersign.drill.evidence.Judged.ByHand;
import dev.countersign.drill.evidence.Judged.NotKnown;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a hand pressed a button ({@code docs/drills.md}). Everything must speak for it;
 * one thing against it is enough that nothing is known.
 */
public final class PressJudge {
  /** Who reads a mail needs longer than that from its sending to the press. */
  public static final Duration SOONEST = Duration.ofSeconds(30);

  /** Who reads a page needs longer than that. */
  public static final Duration READING = Duration.ofSeconds(1);

  /** A page that was made longer ago is not believed any more. */
  public static final Duration VALID = Duration.ofHours(4);

  private static final int FEWEST_MOVES = 3;
  private static final int FEWEST_KEYS = 1;
  private static final int SHORTEST_SPAN = 120;
  private static final int SHORTEST_DWELL = 15;
  private static final int LONGEST_DWELL = 5_000;

  private PressJudge() {}

  /** Of the button of the page behind the mail's link. */
  public static Judged press(Visit visit, Hand hand) {
    if (!visit.running()) {
      return unknown("The exercise was over");
    }
    if (visit.reportedAt() != null) {
      return unknown("It was reported before; whoever looks into a report opens what it holds");
    }
    if (visit.programBefore()) {
      return unknown("A program had pressed something behind this link before");
    }
    Optional<Judged> page = page(visit);
    if (page.isPresent()) {
      return page.get();
    }
    if (Duration.between(visit.sentAt(), visit.at()).compareTo(SOONEST) < 0) {
      return program("It was pressed sooner than anybody reads a mail");
    }
    Optional<Judged> hands = hand(hand);
    if (hands.isPresent()) {
      return hands.get();
    }
    return visit.right()
        ? new ByHand()
        : program("It was not the button that the mail names, as who has not read it would press");
  }

  /**
   * Of the answer to the question whether it was them, on the page that teaches.
   *
   * @param visit whose {@code right} says that they answered that it was
   */
  public static Judged answer(Visit visit, Hand hand) {
    if (!visit.running()) {
      return unknown("The exercise was over");
    }
    Optional<Judged> page = page(visit);
    if (page.isPresent()) {
      return page.get();
    }
    Optional<Judged> hands = hand(hand);
    if (hands.isPresent()) {
      return hands.get();
    }
    return visit.right() ? new ByHand() : unknown("They say that it was passed on to them");
  }

  private static Optional<Judged> page(Visit visit) {
    Instant issued = visit.issuedAt();
    if (issued == null) {
      return Optional.of(program("What came with the press is none of the page's"));
    }
    if (!visit.first()) {
      return Optional.of(unknown("The page had been pressed before"));
    }
    Duration old = Duration.between(issued, visit.at());
    if (old.compareTo(READING) < 0) {
      return Optional.of(program("It was pressed sooner than anybody reads a page"));
    }
    return old.compareTo(VALID) > 0
        ? Optional.of(unknown("The page was made too long before"))
        : Optional.empty();
  }

  private static Optional<Judged> hand(Hand hand) {
    if (hand.automated() || !hand.trusted()) {
      return Optional.of(program("No hand pressed it, or nothing says that one did"));
    }
    if (!hand.seen() || hand.shown() < READING.toMillis()) {
      return Optional.of(program("Nobody can have seen the page"));
    }
    boolean like =
        switch (hand.input()) {
          case POINTER -> hand.moves() >= FEWEST_MOVES && hand.span() >= SHORTEST_SPAN;
          case TOUCH -> true;
          case KEYBOARD -> hand.moves() >= FEWEST_KEYS && hand.span() >= SHORTEST_SPAN;
          case NONE -> false;
        };
    return like && hand.dwell() >= SHORTEST_DWELL && hand.dwell() <= LONGEST_DWELL
        ? Optional.empty()
        : Optional.of(program("It was pressed as no hand presses"));
  }

  private static Judged program(String why) {
    return new NotKnown(true, why);
  }

  private static Judged unknown(String why) {
    return new NotKnown(false, why);
  }
}
