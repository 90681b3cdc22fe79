package dev.countersign.bench.access;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What people do in a sitting: they come in where they are not, and do their day's work. */
final class Work {
  private record Due(long at, Deed deed) {}

  private static final Target CONSOLE =
      new Target(Target.Kind.APPLICATION, "app-console", "Countersign");

  private final Recorder recorder;
  private final Things things;
  private final Networks networks;

  Work(Recorder recorder, Things things, Networks networks) {
    this.recorder = recorder;
    this.things = things;
    this.networks = networks;
  }

  /** Does the work of a sitting. */
  void in(Person person, Sitting sitting, int day) {
    Dice dice = person.dice;
    boolean phone = sitting.device().kind != Device.Kind.LAPTOP;
    List<Due> due = new ArrayList<>();
    for (Deed deed : Deed.values()) {
      double mean = person.mean(deed) * person.busy * sitting.share() * factor(person, deed, day);
      if (phone) {
        mean = onPhone(person, deed, sitting, mean);
      }
      int count = dice.times(mean);
      for (int i = 0; i < count; i++) {
        double length = (double) sitting.to() - sitting.from();
        due.add(new Due(sitting.from() + (long) (dice.between(0, 1) * length), deed));
      }
    }
    due.sort(Comparator.comparingLong(Due::at));
    Seat seat = new Seat(-1, person.actor, person, sitting, sitting.device());
    for (Due one : due) {
      Device admin = person.adminProfile;
      if (one.deed().source() == Source.OKTA && one.deed() != Deed.SSO && admin != null) {
        perform(
            new Seat(-1, person.administrator, person, sitting, admin), one.deed(), one.at(), dice);
      } else {
        perform(seat, one.deed(), one.at(), dice);
      }
    }
    if (dice.chance(.03) && seat.device().alive(Source.OKTA, sitting.to()) != null) {
      seat.note(
          recorder,
          Source.OKTA,
          sitting.to(),
          Activity.SIGN_OUT,
          Result.SUCCESS,
          "user.session.end",
          Target.NOTHING,
          Map.of());
      seat.device().forget();
    }
  }

  private static double factor(Person person, Deed deed, int day) {
    boolean reading =
        deed == Deed.DOCUMENT
            || deed == Deed.PROCEDURE
            || deed == Deed.WALLET
            || deed == Deed.ADDRESSES
            || deed == Deed.TRANSFER;
    if (!reading) {
      // Who leaves takes along what they hold to be theirs.
      return deed == Deed.EXPORT && person.leaves - day < 6 ? 20 : 1;
    }
    if (deed != Deed.DOCUMENT && deed != Deed.PROCEDURE && !person.consoleRights) {
      return 0;
    }
    double factor = person.fresh(day) ? deed == Deed.PROCEDURE ? 10 : 3 : 1;
    boolean quarterEnds = day >= 78;
    if (quarterEnds && (person.role() == Role.FINANCE || person.role() == Role.SIGNER)) {
      factor *= deed == Deed.DOCUMENT ? 2 : 5;
    }
    // Now and then somebody reads all there is to read of something.
    return factor * (Dice.mixed(person.number * 6151L + day) % 90 == 0 ? 5 : 1);
  }

  private static double onPhone(Person person, Deed deed, Sitting sitting, double mean) {
    return switch (deed) {
      case SSO, DOCUMENT -> mean + .5;
      case PROCEDURE, WALLET -> mean;
      case APPROVE ->
          person.role() == Role.SIGNER ? person.phoneApprovals * 2 + mean * sitting.share() : 0;
      default -> 0;
    };
  }

  private void perform(Seat seat, Deed deed, long at, Dice dice) {
    Person person = seat.person();
    signedIn(seat, at, dice);
    Target target = things.usual(deed, person.team, person.walletsOn(day(at)), dice);
    switch (deed.source()) {
      case COUNTERSIGN -> console(seat, at, dice);
      case MAPPED -> wiki(seat, at, dice);
      case CLOUDTRAIL -> cloud(seat, at, dice);
      default -> {}
    }
    long when = at;
    if (deed == Deed.APPROVE && (person.readsFirst || dice.chance(.3))) {
      seat.act(recorder, Deed.TRANSFER, at, target, dice);
      when += (long) (person.pause * dice.wide(.4, 3));
      if (dice.chance(.4)) {
        Target wallet = things.usual(Deed.WALLET, person.team, person.wallets, dice);
        seat.act(recorder, Deed.WALLET, (at + when) / 2, wallet, dice);
      }
    }
    if (deed.activity() == Activity.API_TOKEN_CREATED) {
      target = new Target(Target.Kind.OTHER, "pat-" + dice.id(), "token");
      automate(person, deed, at, target);
    }
    seat.act(recorder, deed, when, target, dice);
    seat.device().use(Source.OKTA, at);
    if (deed.source() == Source.COUNTERSIGN || deed.source() == Source.MAPPED) {
      seat.device().use(deed.source(), when);
    }
  }

  private static int day(long at) {
    return (int) ((at - World.START) / World.DAY);
  }

  /** Whoever makes a key has a use for it: on a server half the time. */
  private void automate(Person person, Deed deed, long at, Target target) {
    Dice dice = person.dice;
    Way server =
        Way.of(dice.of(networks.clouds()), dice.any(), (long) (dice.wide(1, 400) * World.DAY));
    Way way = dice.chance(.5) ? server : person.home;
    String sent = dice.chance(.5) ? "python-requests/2.32.5" : "node";
    int from = day(at) + 1 + dice.skewed(4);
    person.automations.add(new Automation(person, deed, target.id(), way, sent, from));
  }

  /**
   * Signs in where no session lives: wrong passwords, prompts that nobody saw, and then it works.
   */
  void signedIn(Seat seat, long at, Dice dice) {
    Device device = seat.device();
    Person person = seat.person();
    if (device.alive(Source.OKTA, at) != null) {
      return;
    }
    long before = at - (long) dice.wide(4_000, 60_000);
    int wrong = dice.chance(.05) ? 1 + dice.skewed(8) : 0;
    int unseen = dice.chance(.02) ? 1 + dice.skewed(6) : 0;
    device.begin(Source.OKTA, new Device.Session("", before, before + 1, person.oktaLife));
    for (int i = 0; i < wrong; i++) {
      long when = before - (wrong - i) * (long) dice.wide(6_000, 40_000);
      seat.note(
          recorder,
          Source.OKTA,
          when,
          Activity.SIGN_IN,
          Result.FAILURE,
          "user.session.start",
          Target.NOTHING,
          Map.of("reason", "INVALID_CREDENTIALS"));
    }
    for (int i = 0; i < unseen; i++) {
      long when = before - (unseen - i) * (long) dice.wide(3_000, 70_000);
      challenge(seat, when, Result.FAILURE);
    }
    String id = "idx" + dice.id();
    long idle = Math.max(4 * World.HOUR, person.oktaLife / 3);
    device.begin(Source.OKTA, new Device.Session(id, before, before + person.oktaLife, idle));
    challenge(seat, before - (long) dice.between(0, 2500), Result.SUCCESS);
    seat.note(
        recorder,
        Source.OKTA,
        before,
        Activity.SIGN_IN,
        Result.SUCCESS,
        "user.session.start",
        Target.NOTHING,
        Map.of());
  }

  private void challenge(Seat seat, long at, Result result) {
    seat.note(
        recorder,
        Source.OKTA,
        at,
        Activity.CHALLENGE,
        result,
        "user.authentication.auth_via_mfa",
        Target.NOTHING,
        Map.of("factor", "push"));
  }

  private void console(Seat seat, long at, Dice dice) {
    Device device = seat.device();
    long life = seat.person().consoleLife;
    if (device.alive(Source.COUNTERSIGN, at) != null) {
      return;
    }
    seat.act(recorder, Deed.SSO, at - 3_000, CONSOLE, dice);
    Device.Session session =
        new Device.Session(
            "cs-" + dice.id(), at - 1_000, at + life, Math.max(life / 3, World.HOUR));
    device.begin(Source.COUNTERSIGN, session);
    seat.note(
        recorder,
        Source.COUNTERSIGN,
        at - 1_000,
        Activity.SIGN_IN,
        Result.SUCCESS,
        "session.start",
        Target.NOTHING,
        Map.of("method", "passkey"));
  }

  /** The wiki's log knows pages that were looked at, and nothing of how anybody came in. */
  private static void wiki(Seat seat, long at, Dice dice) {
    if (seat.device().alive(Source.MAPPED, at) == null) {
      seat.device()
          .begin(
              Source.MAPPED,
              new Device.Session("w" + dice.id(), at, at + 30 * World.DAY, 10 * World.DAY));
    }
  }

  private void cloud(Seat seat, long at, Dice dice) {
    if (!seat.device().cloudToken(at).isEmpty()) {
      return;
    }
    Actor actor = seat.actor();
    seat.device().cloudToken("ASIA" + dice.id(), at + 12 * World.HOUR);
    seat.note(
        recorder,
        Source.CLOUDTRAIL,
        at - 500,
        Activity.TOKEN_ISSUED,
        Result.SUCCESS,
        "AssumeRoleWithSAML",
        new Target(Target.Kind.ROLE, "arn:role/" + actor.key(), "work"),
        Map.of());
  }
}
