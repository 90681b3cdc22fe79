package dev.countersign.bench.access;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import java.util.List;
import java.util.Map;

/** A program of the company's own with a lasting key: a build, a bot, a nightly job. */
final class Service implements Hand {
  final Actor actor;
  final String key;
  final Source source;
  final String userAgent;
  final boolean sleeps;
  private final Dice dice;
  private final Things things;
  private final double perDay;
  private final int moves;
  private final int sleepsFrom;
  private final List<Way> ways;

  Service(long seed, int number, int people, Networks networks, Things things) {
    this.things = things;
    dice = new Dice(seed, 500_009L * number + 3);
    key = "AKIA" + dice.id();
    source =
        dice.of(List.of(Source.CLOUDTRAIL, Source.CLOUDTRAIL, Source.COUNTERSIGN, Source.GITHUB));
    actor = new Actor("svc" + dice.id(), "svc-" + number + "@corp.example", Actor.Kind.SERVICE);
    userAgent =
        dice.of(
            List.of(
                "aws-sdk-java/2.33.1",
                "Boto3/1.40.4",
                "Go-http-client/2.0",
                "python-requests/2.32.5",
                "okhttp/5.1.0"));
    sleeps = number % 6 == 5;
    sleepsFrom = dice.below(14);
    perDay = number < 2 ? Math.min(5000, people) : dice.wide(4, 800);
    moves = dice.chance(.12) ? 15 + dice.below(75) : Integer.MAX_VALUE;
    Way first =
        Way.of(dice.of(networks.clouds()), dice.any(), World.HOUR * dice.wideCount(2, 4000));
    Way second = Way.of(dice.of(networks.clouds()), dice.any(), 90 * World.DAY);
    ways = List.of(first, dice.chance(.2) ? second : first, second);
  }

  /** What it does on a day of UTC. */
  void day(Recorder recorder, int day) {
    // A job for the end of the quarter sleeps until then.
    if (sleeps && (day >= sleepsFrom && (day < 85 || dice.chance(.5)))) {
      return;
    }
    int count = dice.times(sleeps ? 12 : perDay);
    long midnight = World.START + day * World.DAY;
    for (int i = 0; i < count; i++) {
      long at = midnight + (long) (dice.between(0, 1) * World.DAY);
      call(recorder, this, at);
    }
  }

  /** One call of its interface, by its owner or by whoever has its key. */
  void call(Recorder recorder, Hand hand, long at) {
    int what = dice.below(100);
    boolean secret = source == Source.CLOUDTRAIL && what < 4;
    Deed deed =
        source == Source.GITHUB
            ? Deed.CODE
            : source == Source.CLOUDTRAIL ? Deed.CLOUD : Deed.WALLET;
    Target target =
        things.usual(
            secret ? Deed.SECRET : deed, perDay > 300 ? 3 : 9, new int[] {what % 20}, dice);
    hand.note(
        recorder,
        source,
        at,
        secret ? Activity.SECRET_READ : Activity.READ,
        Result.SUCCESS,
        secret ? "GetSecretValue" : deed.action(),
        target,
        Map.of());
  }

  @Override
  public int theft() {
    return -1;
  }

  @Override
  public Actor actor() {
    return actor;
  }

  @Override
  public Client client(Source from, long millis) {
    long day = (millis - World.START) / World.DAY;
    int which = day >= moves ? 2 : (int) (Dice.mixed(millis) & 1);
    return Hand.seen(source, ways.get(which), millis, userAgent, "", "", false);
  }

  @Override
  public Visit visit(Source from, long millis) {
    return new Visit("", key);
  }
}
