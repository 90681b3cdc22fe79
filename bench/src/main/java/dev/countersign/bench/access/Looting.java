package dev.countersign.bench.access;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What thieves do once they are in: look around, and then what they came for. */
final class Looting {
  private static final List<Deed> READS =
      List.of(
          Deed.PROCEDURE,
          Deed.PROCEDURE,
          Deed.PROCEDURE,
          Deed.DOCUMENT,
          Deed.DOCUMENT,
          Deed.SSO,
          Deed.ADDRESSES,
          Deed.WALLET,
          Deed.WALLET,
          Deed.TRANSFER,
          Deed.EXPORT);

  final Recorder recorder;
  final Things things;
  final Dice dice;
  final boolean bound;

  Looting(Recorder recorder, Things things, Dice dice, boolean bound) {
    this.bound = bound;
    this.recorder = recorder;
    this.things = things;
    this.dice = dice;
  }

  /** One look: at what the owner looks at, or at what the thief wants to know. */
  void read(Intruder hand, Person victim, long at, double like) {
    if (refused(hand, at)) {
      return;
    }
    List<Deed> open = new ArrayList<>();
    for (Deed deed : READS) {
      boolean let = deed.source() != Source.COUNTERSIGN || hand.isIn(Source.COUNTERSIGN);
      if (let && (deed != Deed.SSO || hand.isIn(Source.OKTA))) {
        open.add(deed);
      }
    }
    Deed deed = dice.of(open);
    boolean alike = dice.chance(like);
    if (alike) {
      for (int i = 0; i < 20; i++) {
        Deed other = dice.of(open);
        if (dice.chance(victim.mean(other) / 12)) {
          deed = other;
          break;
        }
      }
    }
    Target target =
        alike ? things.usual(deed, victim.team, victim.wallets, dice) : things.wanted(deed, dice);
    hand.act(recorder, deed, at, target, dice);
  }

  /** Shows a copied session to a console that binds them; whether that was all there was to it. */
  private boolean refused(Intruder hand, long at) {
    if (!bound || !hand.isIn(Source.COUNTERSIGN)) {
      return false;
    }
    hand.note(
        recorder,
        Source.COUNTERSIGN,
        at,
        Activity.WARNED,
        Result.FAILURE,
        "session-copied",
        new Target(Target.Kind.ACCOUNT, hand.actor().id(), hand.actor().name()),
        Map.of());
    hand.out(Source.COUNTERSIGN);
    return true;
  }

  /** What the theft was for, as far as the account is good for it; nothing with some accounts. */
  void take(Hand hand, boolean console, Person victim, long at, boolean pausing) {
    if (console && hand instanceof Intruder intruder && refused(intruder, at)) {
      return;
    }
    switch (victim.role()) {
      case SIGNER -> {
        if (console) {
          Target transfer = things.usual(Deed.APPROVE, victim.team, victim.wallets, dice);
          if (pausing || dice.chance(.6)) {
            hand.act(recorder, Deed.TRANSFER, at, transfer, dice);
          }
          long pause =
              (long) (pausing ? victim.pause * dice.wide(.3, 3) : dice.wide(4_000, 60_000));
          hand.act(recorder, Deed.APPROVE, at + pause, transfer, dice);
          if (dice.chance(.4)) {
            hand.act(recorder, Deed.SIGN, at + pause + 30_000, transfer, dice);
          }
        } else {
          act(hand, Deed.GRANT, at);
        }
      }
      case ADMIN -> act(hand, dice.chance(.6) ? Deed.GRANT : Deed.POLICY, at);
      case SECURITY -> act(hand, Deed.POLICY, at);
      case ENGINEER -> secret(hand, at);
      case TREASURY, FINANCE, SUPPORT, OFFICE -> {
        if (console) {
          act(hand, Deed.REQUEST, at);
        } else if (dice.chance(.4)) {
          secret(hand, at);
        }
      }
    }
  }

  private void act(Hand hand, Deed deed, long at) {
    Target target =
        deed == Deed.GRANT
            ? new Target(Target.Kind.ROLE, "group-admins", "administrators")
            : things.wanted(deed, dice);
    hand.act(recorder, deed, at, target, dice);
  }

  /** With a key for the cloud out of the identity provider's session. */
  private void secret(Hand hand, long at) {
    if (hand instanceof Intruder intruder && !intruder.isIn(Source.CLOUDTRAIL)) {
      intruder.in(Source.CLOUDTRAIL, new Visit("", "ASIA" + dice.id()));
      hand.note(
          recorder,
          Source.CLOUDTRAIL,
          at - 20_000,
          Activity.TOKEN_ISSUED,
          Result.SUCCESS,
          "AssumeRoleWithSAML",
          new Target(Target.Kind.ROLE, "arn:role/work", "work"),
          Map.of());
    }
    int count = 1 + dice.skewed(12);
    for (int i = 0; i < count; i++) {
      long when = at + i * (long) dice.wide(800, 20_000);
      hand.act(recorder, Deed.SECRET, when, things.wanted(Deed.SECRET, dice), dice);
    }
  }

  /** Looks around for a while and then takes; what, when and how much was drawn before. */
  void spread(Raid raid, Intruder hand, Person victim, Course course) {
    long[] moments =
        course.hours().moments(course.begins(), course.dwell(), course.count(), victim.city, dice);
    for (long at : moments) {
      raid.add(
          at,
          () -> {
            if (course.loot() != null) {
              course.loot().again(hand, at);
            }
            read(hand, victim, at, course.like());
          });
    }
    if (course.takes() == 0) {
      return;
    }
    long last = course.count() == 0 ? course.begins() : moments[moments.length - 1];
    long gap = (long) dice.wide(20_000, Math.max(40_000, course.dwell() / 4.0));
    for (int i = 0; i < course.takes(); i++) {
      long at = last + gap * (i + 1);
      raid.add(
          at,
          () -> {
            if (course.loot() != null) {
              course.loot().again(hand, at);
            }
            take(hand, hand.isIn(Source.COUNTERSIGN), victim, at, course.pausing());
          });
    }
  }
}
