package dev.countersign.bench.access;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import java.util.List;
import java.util.Map;

/** How thieves come in where no session is taken, and how they make themselves keys. */
final class Entries {
  private final Kit kit;
  private final Looting looting;
  private final Changes changes;
  private final Dice dice;

  Entries(Kit kit, Looting looting, Changes changes) {
    this.kit = kit;
    this.looting = looting;
    this.changes = changes;
    this.dice = looting.dice;
  }

  /** By a phishing proxy, by prompts, or by the help desk. */
  Intruder enter(Theft theft, Person person, long at) {
    int number = theft.number();
    Way way =
        theft.kind() == TheftKind.PHISHING_PROXY && dice.chance(.6)
            ? kit.servers()
            : kit.any(person.city);
    theft.choose("network", way.block().organisation());
    Intruder hand;
    if (theft.kind() == TheftKind.PHISHING_PROXY && dice.chance(.6)) {
      // A proxy passes on what the owner's browser sends, but not what is bound to the machine.
      hand = new Intruder(number, person.actor, way, person.laptop().userAgent(at));
      hand.system = person.laptop().browser.system();
      hand.profile = "b-" + dice.id();
      theft.choose("browser", "the owner's");
    } else {
      hand = kit.stranger(number, person, way, at);
      theft.choose("browser", "another");
    }
    switch (theft.kind()) {
      case PROMPT_BOMBING -> {
        int prompts = dice.wideCount(3, 25);
        long gap = (long) (dice.wide(120_000, 3.0 * World.HOUR) / prompts);
        theft.choose("prompts", prompts);
        for (int i = 0; i < prompts; i++) {
          challenge(hand, at - (prompts - i) * gap, Result.FAILURE, "push");
        }
        signIn(hand, at);
      }
      case HELP_DESK -> {
        long reset = at - (long) dice.wide(120_000, 5 * World.HOUR);
        changes.byDesk(
            number,
            person.actor,
            reset,
            Activity.FACTOR_REMOVED,
            "user.mfa.factor.reset_all",
            Map.of("reason", "phone lost"),
            dice);
        if (dice.chance(.5)) {
          changes.byDesk(
              number,
              person.actor,
              reset + 60_000,
              Activity.PASSWORD_CHANGED,
              "user.account.reset_password",
              Map.of(),
              dice);
        }
        signIn(hand, at);
        change(hand, at + 50_000, Activity.FACTOR_ADDED, "user.mfa.factor.activate");
      }
      default -> signIn(hand, at);
    }
    if (dice.chance(.3)) {
      change(hand, at + 100_000, Activity.DEVICE_ENROLLED, "device.enrollment.create");
      hand.enrolled = "guo" + dice.id();
    }
    return hand;
  }

  private void signIn(Intruder hand, long at) {
    hand.in(Source.OKTA, new Visit("idx" + dice.id(), ""));
    hand.in(Source.MAPPED, new Visit("w" + dice.id(), ""));
    challenge(hand, at - 1500, Result.SUCCESS, "push");
    hand.note(
        looting.recorder,
        Source.OKTA,
        at,
        Activity.SIGN_IN,
        Result.SUCCESS,
        "user.session.start",
        Target.NOTHING,
        Map.of());
  }

  private void challenge(Intruder hand, long at, Result result, String factor) {
    hand.note(
        looting.recorder,
        Source.OKTA,
        at,
        Activity.CHALLENGE,
        result,
        "user.authentication.auth_via_mfa",
        Target.NOTHING,
        Map.of("factor", factor));
  }

  private void change(Intruder hand, long at, Activity activity, String action) {
    Target target = new Target(Target.Kind.ACCOUNT, hand.actor().id(), hand.actor().name());
    hand.note(
        looting.recorder, Source.OKTA, at, activity, Result.SUCCESS, action, target, Map.of());
  }

  /** Opens the console of wallets out of the identity provider's session. */
  void openConsole(Intruder hand, long at) {
    Target console = new Target(Target.Kind.APPLICATION, "app-console", "Countersign");
    hand.act(looting.recorder, Deed.SSO, at - 2000, console, dice);
    if (looting.bound) {
      hand.note(
          looting.recorder,
          Source.COUNTERSIGN,
          at,
          Activity.SIGN_IN,
          Result.FAILURE,
          "session.no-passkey",
          Target.NOTHING,
          Map.of("method", "sso"));
      return;
    }
    hand.in(Source.COUNTERSIGN, new Visit("cs-" + dice.id(), ""));
    hand.note(
        looting.recorder,
        Source.COUNTERSIGN,
        at,
        Activity.SIGN_IN,
        Result.SUCCESS,
        "session.start",
        Target.NOTHING,
        Map.of("method", "sso"));
  }

  /** The owner agrees, at their own machine; what was agreed to is used elsewhere. */
  Intruder consent(Theft theft, Person person, Loot loot) {
    boolean code = dice.chance(.4);
    String name = dice.chance(.85) ? "offer-" + dice.id() : "app-" + dice.below(90);
    Sitting sitting = person.today.getFirst();
    for (Sitting one : person.today) {
      sitting = one.device() == loot.device() ? one : sitting;
    }
    Seat seat = new Seat(theft.number(), person.actor, person, sitting, loot.device());
    String scopes =
        dice.chance(.85)
            ? "openid email https://www.googleapis.com/auth/drive.readonly https://mail.google.com/"
            : "openid email profile";
    seat.note(
        looting.recorder,
        Source.WORKSPACE,
        loot.from(),
        code ? Activity.TOKEN_ISSUED : Activity.CONSENT_GRANTED,
        Result.SUCCESS,
        code ? "device_code" : "authorize",
        new Target(Target.Kind.APPLICATION, name, name),
        Map.of("scopes", scopes));
    Way way = dice.chance(.6) ? kit.servers() : kit.any(person.city);
    theft.choose("network", way.block().organisation());
    theft.choose("by", code ? "device code" : "consent");
    Intruder hand = new Intruder(theft.number(), person.actor, way, kit.script());
    hand.in(Source.WORKSPACE, new Visit("", "oauth-" + dice.id()));
    return hand;
  }

  /** A key is made in the stolen session, and a script uses it later. */
  void mint(Raid raid, Theft theft, Person person, Intruder hand, long at, long ends) {
    int looks = dice.chance(.3) ? 0 : dice.wideCount(1, 20);
    double before = dice.wide(60_000, 3 * World.HOUR);
    for (int i = 0; i < looks; i++) {
      long when = at + (long) (i * before / looks);
      raid.add(when, () -> looting.read(hand, person, when, .3));
    }
    boolean console = person.consoleRights && hand.isIn(Source.COUNTERSIGN);
    Source source =
        console ? Source.COUNTERSIGN : person.role() == Role.ENGINEER ? Source.GITHUB : Source.OKTA;
    String token = "pat-" + dice.id();
    long made = at + (long) before;
    Deed making =
        switch (source) {
          case COUNTERSIGN -> Deed.MACHINE;
          case GITHUB -> Deed.TOKEN;
          default -> Deed.KEY;
        };
    raid.add(
        made,
        () ->
            hand.note(
                looting.recorder,
                source,
                made,
                Activity.API_TOKEN_CREATED,
                Result.SUCCESS,
                making.action(),
                new Target(Target.Kind.OTHER, token, "token"),
                Map.of()));
    Way way = dice.chance(.7) ? kit.servers() : kit.any(person.city);
    Intruder script = new Intruder(theft.number(), person.actor, way, kit.script());
    script.in(source, new Visit("", token));
    long from =
        Math.min(made + (long) dice.wide(600_000, 14 * World.DAY), Math.max(made, ends - 100_000));
    int count = dice.wideCount(2, 300);
    long dwell = Math.clamp((long) (dice.wide(.1, 72) * World.HOUR), 1L, Math.max(2L, ends - from));
    Deed deed =
        switch (source) {
          case COUNTERSIGN -> dice.of(List.of(Deed.WALLET, Deed.TRANSFER));
          case GITHUB -> Deed.CODE;
          default -> Deed.SSO;
        };
    for (long when : Hours.ANY.moments(from, dwell, count, person.city, dice)) {
      Target target = looting.things.wanted(deed, dice);
      raid.add(when, () -> script.act(looting.recorder, deed, when, target, dice));
    }
    theft.choose("network", way.block().organisation());
    theft.choose("token-of", source);
    theft.choose("uses", count);
    if (dice.chance(.85)) {
      long when = from + dwell + 30_000;
      raid.add(when, () -> looting.take(script, console, person, when, false));
    }
  }

  /** Of somebody who left, or who is away for long: their old session, or their password. */
  Intruder revive(Theft theft, Person person, long at) {
    Way way = kit.any(person.city);
    theft.choose("network", way.block().organisation());
    Intruder hand = kit.stranger(theft.number(), person, way, at);
    Device.Session old = person.laptop().last(Source.OKTA);
    boolean session = old != null && dice.chance(.3);
    theft.choose("by", session ? "an old session" : "a sign-in");
    if (session && old != null) {
      hand.in(Source.OKTA, new Visit(old.id(), ""));
      hand.in(Source.MAPPED, new Visit("w" + dice.id(), ""));
    } else {
      signIn(hand, at);
    }
    return hand;
  }
}
