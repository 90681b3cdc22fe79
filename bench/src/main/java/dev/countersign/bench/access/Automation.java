package dev.countersign.bench.access;

import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Visit;

/**
 * A script of somebody's own with a lasting key: it runs on their machine, or on a server that
 * nobody told security about, from hours after the key was made on.
 */
record Automation(Person person, Deed deed, String token, Way way, String userAgent, int from)
    implements Hand {
  private static final int ENDS_AFTER = 40;

  /** Its calls of a day of UTC. */
  void day(Recorder recorder, Things things, int day) {
    Dice dice = person.dice;
    boolean works = day >= from && day < from + ENDS_AFTER && person.there(day);
    int count = works ? dice.times(5) : 0;
    for (int i = 0; i < count; i++) {
      long at = World.START + day * World.DAY + (long) (dice.between(0, 1) * World.DAY);
      Deed call =
          switch (deed.source()) {
            case GITHUB -> Deed.CODE;
            case COUNTERSIGN -> dice.chance(.8) ? Deed.WALLET : Deed.TRANSFER;
            default -> Deed.SSO;
          };
      act(recorder, call, at, things.usual(call, person.team, person.wallets, dice), dice);
    }
  }

  @Override
  public int theft() {
    return -1;
  }

  @Override
  public Actor actor() {
    return person.actor;
  }

  @Override
  public Client client(Source source, long millis) {
    return Hand.seen(source, way, millis, userAgent, "", "", false);
  }

  @Override
  public Visit visit(Source source, long millis) {
    return new Visit("", token);
  }
}
