package dev.countersign.server.reach;

import dev.countersign.access.wallet.ReviewDue;
import dev.countersign.access.wallet.WalletAccess;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.reach.ReviewStore.Line;
import dev.countersign.server.reach.ReviewStore.Review;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reviews of who can reach a wallet: each right is confirmed, or marked to be removed, by somebody
 * whose it is not.
 */
public final class ReviewDesk {
  private static final int LONGEST = 500;
  private static final Duration TOLD_AGAIN = Duration.ofDays(30);

  /** Nobody is told of a wallet that has just come under Countersign; its page says it anyway. */
  private static final Duration TO_SETTLE_IN = Duration.ofDays(7);

  /** Those who were to answer are reminded after so long, and again. */
  private static final Duration TO_ANSWER = Duration.ofDays(7);

  private final JournalStore journal;
  private final ReviewStore reviews;
  private final WalletStore wallets;

  /** Over those stores. */
  public ReviewDesk(JournalStore journal, ReviewStore reviews, WalletStore wallets) {
    this.journal = journal;
    this.reviews = reviews;
    this.wallets = wallets;
  }

  /** Begins one; where one goes on already, nothing changes. */
  public void begin(Wallet wallet, WalletAccess access, Person by) {
    journal.record(entries -> {
      if (reviews.open(wallet.id()).isEmpty()) {
        reviews.begin(
            new Review(UUID.randomUUID(), wallet.id(), journal.now(), by.id(), null, null),
            access.grants());
        entries.add(
            "wallet-review-begun",
            wallet.subject(),
            Json.object().put("by", by.subject()).put("rights", access.grants().size()));
      }
    });
  }

  /**
   * Decides on one right.
   *
   * @param decision {@code confirmed} or {@code removed}
   * @throws UnreadableInput when there is no review or no such line, when it is one's own right, or
   *     when a removal has no comment
   */
  public void decide(Wallet wallet, int number, String decision, String comment, Person by) {
    String words = comment.strip();
    if (!decision.equals("confirmed") && !decision.equals("removed")) {
      throw new UnreadableInput("Say confirmed, or removed");
    }
    if (decision.equals("removed") && words.isEmpty()) {
      throw new UnreadableInput("Say in the comment why it is to go, and who sees to it");
    }
    if (words.length() > LONGEST) {
      throw new UnreadableInput("The comment may have at most " + LONGEST + " characters");
    }
    journal.record(entries -> {
      Review review = open(wallet);
      Line line =
          reviews.lines(review.id()).stream()
              .filter(one -> one.number() == number)
              .findFirst()
              .orElseThrow(() -> new UnreadableInput("There is no such line in this review"));
      if (line.holder().equals(by.email().toLowerCase(Locale.ROOT))) {
        throw new UnreadableInput("This right is your own; somebody else decides on it");
      }
      if (reviews.decide(review.id(), number, decision, words, by.id(), journal.now())) {
        entries.add(
            "wallet-right-reviewed",
            wallet.subject(),
            Json.object()
                .put("by", by.subject())
                .put("right", line.words())
                .put("answer", decision)
                .put("reason", words));
      }
    });
  }

  /**
   * Ends the one that goes on.
   *
   * @throws UnreadableInput when there is none, or something is not decided
   */
  public void end(Wallet wallet, Person by) {
    journal.record(entries -> {
      Review review = open(wallet);
      List<Line> lines = reviews.lines(review.id());
      long open = lines.stream().filter(Line::isOpen).count();
      if (open > 0) {
        throw new UnreadableInput(
            open + (open == 1 ? " right is" : " rights are") + " not decided on yet");
      }
      if (reviews.end(review.id(), by.id(), journal.now())) {
        long removed = lines.stream().filter(line -> line.decision().equals("removed")).count();
        entries.add(
            "wallet-reviewed",
            wallet.subject(),
            Json.object()
                .put("by", by.subject())
                .put("confirmed", lines.size() - removed)
                .put("removed", removed));
      }
    });
  }

  private Review open(Wallet wallet) {
    return reviews
        .open(wallet.id())
        .orElseThrow(() -> new UnreadableInput("No review of this wallet goes on; begin one"));
  }

  /**
   * Writes down which reviews are due, once in 30 days for each wallet, and which were begun and
   * wait for answers, once in 7 days, so that people are told.
   */
  public void tellDue() {
    for (Wallet wallet : wallets.all()) {
      reviews
          .open(wallet.id())
          .ifPresentOrElse(review -> tellWaiting(wallet, review), () -> tellDue(wallet));
    }
  }

  private void tellDue(Wallet wallet) {
    Instant now = journal.now();
    Instant last = reviews.last(wallet.id()).map(Review::endedAt).orElse(null);
    boolean isNew = last == null && reviews.added(wallet.id()).plus(TO_SETTLE_IN).isAfter(now);
    if (ReviewDue.at(last, now) && !isNew && !toldSince(wallet, now.minus(TOLD_AGAIN))) {
      journal.record(entries -> {
        reviews.tell(wallet.id(), now);
        entries.add(
            "wallet-review-due",
            wallet.subject(),
            Json.object()
                .put("wallet", wallet.label())
                .put("reviewed", last == null ? "never" : last.toString()));
      });
    }
  }

  /**
   * One that was begun and left is told too, else beginning it would be the way to be left alone.
   */
  private void tellWaiting(Wallet wallet, Review review) {
    Instant now = journal.now();
    Instant lately = now.minus(TO_ANSWER);
    if (review.beganAt().isAfter(lately) || toldSince(wallet, lately)) {
      return;
    }
    List<Line> lines = reviews.lines(review.id());
    ObjectNode body =
        Json.object()
            .put("wallet", wallet.label())
            .put("begun", review.beganAt().toString())
            .put("by", "person/" + review.beganBy())
            .put("open", lines.stream().filter(Line::isOpen).count())
            .put("rights", lines.size());
    ArrayNode answered = body.putArray("answered");
    lines.stream()
        .map(Line::decidedBy)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .forEach(who -> answered.add("person/" + who));
    journal.record(entries -> {
      reviews.tell(wallet.id(), now);
      entries.add("wallet-review-waits", wallet.subject(), body);
    });
  }

  private boolean toldSince(Wallet wallet, Instant then) {
    return reviews.told(wallet.id()).filter(at -> at.isAfter(then)).isPresent();
  }
}
