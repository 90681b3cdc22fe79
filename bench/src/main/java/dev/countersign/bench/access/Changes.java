package dev.countersign.bench.access;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import java.util.List;
import java.util.Map;

/** What changes in a working life: devices, factors, passwords, consents, tokens, roles. */
final class Changes {
  private static final int APPLICATIONS = 90;

  private final Recorder recorder;
  private final Work work;
  private final List<Person> desk;
  private int strangers;

  Changes(Recorder recorder, Work work, List<Person> desk) {
    this.recorder = recorder;
    this.work = work;
    this.desk = desk;
  }

  /** What changes for somebody on a day; before their work of that day. */
  void on(Person person, int day) {
    Dice dice = person.dice;
    if (day == person.leaves && person.closedOnLeaving) {
      long at = person.city.midnight(day) + 9 * World.HOUR;
      onAccount(person, at, Activity.ACCOUNT_DISABLED, "user.lifecycle.deactivate", Map.of());
    }
    if (person.today.isEmpty() || !person.there(day)) {
      return;
    }
    Sitting first = person.today.getFirst();
    long at = first.from() + 60_000;
    if (day == person.joins && day > 0) {
      onAccount(
          person, at - World.HOUR / 2, Activity.ACCOUNT_CREATED, "user.lifecycle.create", Map.of());
      enrol(person, first, first.device(), at + 120_000, true);
    }
    if (day == person.changesRole) {
      person.becomes(Role.draw(dice));
      Map<String, String> role = Map.of("role", "group-" + person.team);
      onAccount(person, at, Activity.ROLE_GRANTED, "group.user_membership.add", role);
    }
    if (dice.chance(1 / 1200.0)) {
      lostPhone(person, first, at);
    } else if (dice.chance(1 / 700.0)) {
      person.phones.set(0, person.phone());
      enrol(person, first, person.phones.getFirst(), at + 600_000, false);
    } else if (dice.chance(1 / 900.0)) {
      newLaptop(person, first, at);
    }
    if (dice.chance(1 / 150.0)) {
      change(
          seat(person, first, first.device()),
          at + 200_000,
          Activity.PASSWORD_CHANGED,
          "user.account.update_password");
    }
    if (dice.chance(1 / 50.0)) {
      consent(person, first, at + 900_000);
    }
    if (dice.chance(1 / 200.0)) {
      person.laptop().forget();
    }
  }

  private static Seat seat(Person person, Sitting sitting, Device device) {
    return new Seat(-1, person.actor, person, sitting, device);
  }

  /** The help desk resets a factor; within hours another phone is enrolled, and work goes on. */
  private void lostPhone(Person person, Sitting first, long at) {
    Dice dice = person.dice;
    onAccount(
        person,
        at,
        Activity.FACTOR_REMOVED,
        "user.mfa.factor.reset_all",
        Map.of("reason", "phone lost"));
    person.phones.set(0, person.phone());
    long later = at + (long) dice.wide(300_000, 4 * World.HOUR);
    person.laptop().forget();
    enrol(person, first, dice.chance(.6) ? person.phones.getFirst() : first.device(), later, true);
  }

  private void newLaptop(Person person, Sitting first, long at) {
    Device old = person.laptop();
    Device fresh = person.device(Device.Kind.LAPTOP, old.browser);
    person.laptops.set(0, fresh);
    person.today =
        person.today.stream()
            .map(one ->
                one.device() == old
                    ? new Sitting(
                        fresh,
                        one.way(),
                        one.aside(),
                        one.beside(),
                        one.from(),
                        one.to(),
                        one.share())
                    : one)
            .toList();
    enrol(person, first, fresh, at + 240_000, false);
  }

  private void enrol(Person person, Sitting sitting, Device device, long at, boolean factorOnly) {
    Seat seat = seat(person, sitting, device);
    work.signedIn(seat, at - 30_000, person.dice);
    if (!factorOnly) {
      change(seat, at, Activity.DEVICE_ENROLLED, "device.enrollment.create");
    }
    if (factorOnly || device.kind != Device.Kind.LAPTOP) {
      change(seat, at + 40_000, Activity.FACTOR_ADDED, "user.mfa.factor.activate");
    }
  }

  private void change(Seat seat, long at, Activity activity, String action) {
    String name = seat.actor().name();
    Target target = new Target(Target.Kind.ACCOUNT, seat.actor().id(), name);
    work.signedIn(seat, at - 10_000, seat.person().dice);
    seat.note(recorder, Source.OKTA, at, activity, Result.SUCCESS, action, target, Map.of());
  }

  /** Done to somebody's account by an administrator in a sitting of theirs. */
  private void onAccount(
      Person person, long at, Activity activity, String action, Map<String, String> details) {
    byDesk(-1, person.actor, at, activity, action, details, person.dice);
  }

  /** The same, for a thief who talked somebody into it too. */
  void byDesk(
      int theft,
      Actor account,
      long at,
      Activity activity,
      String action,
      Map<String, String> details,
      Dice dice) {
    Person admin = dice.of(desk);
    Sitting sitting =
        new Sitting(
            admin.laptop(), admin.home, null, Sitting.SIX, at - World.HOUR, at + World.HOUR, 0);
    for (int i = 0; i < 12; i++) {
      Person other = dice.of(desk);
      for (Sitting one : other.today) {
        if (one.from() <= at && at <= one.to()) {
          admin = other;
          sitting = one;
        }
      }
    }
    Device device = admin.adminProfile == null ? sitting.device() : admin.adminProfile;
    work.signedIn(new Seat(-1, admin.administrator, admin, sitting, device), at, dice);
    Seat seat = new Seat(theft, admin.administrator, admin, sitting, device);
    Target target = new Target(Target.Kind.ACCOUNT, account.id(), account.name());
    seat.note(recorder, Source.OKTA, at, activity, Result.SUCCESS, action, target, details);
  }

  /** Mostly to what many use; now and then to what nobody of the company used before. */
  private void consent(Person person, Sitting first, long at) {
    boolean stranger = person.dice.chance(.012);
    String name = stranger ? "new-app-" + strangers++ : "app-" + person.dice.skewed(APPLICATIONS);
    String scopes =
        stranger && person.dice.chance(.2)
            ? "openid email https://www.googleapis.com/auth/drive.readonly"
            : "openid email profile";
    seat(person, first, first.device())
        .note(
            recorder,
            Source.WORKSPACE,
            at,
            Activity.CONSENT_GRANTED,
            Result.SUCCESS,
            "authorize",
            new Target(Target.Kind.APPLICATION, name, name),
            Map.of("scopes", scopes));
  }
}
