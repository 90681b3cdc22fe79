package dev.countersign.trace.who;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Roles;
import dev.countersign.trace.taint.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What accounts do tells what they are, where no label does: a hub with many on both sides is a
 * service, and its users are not each other's; whoever sends all they get to a service that
 * collects from such, is a deposit address. Every inference has its reason.
 *
 * <p>The whole ledger is looked at, also what comes after.
 */
public final class InferredRoles implements Roles {
  /** So many on each side, over so long, no wallet of one person has: a service's has thousands. */
  private static final int MANY = 100;

  private static final long DAY = 86_400;
  private static final int READ = 20_000;

  /** A deposit address is used by a customer or a few; each of its payments is swept. */
  private static final int CUSTOMERS = 20;

  private static final int DEPOSIT_READ = 400;

  /** So many who pay in to a service are looked at; so many of a hundred do nothing else. */
  private static final int SAMPLE = 60;

  private static final int COLLECTING = 60;

  private record Key(int account, int asset) {}

  private final Ledger ledger;
  private final Labels labels;
  private final Roles known;
  private final Map<Key, Optional<Inference>> inferred = new HashMap<>();
  private final Map<Key, Boolean> hubs = new HashMap<>();
  private final Map<Key, Boolean> collectors = new HashMap<>();

  /**
   * Adds to what is known.
   *
   * @param known goes before whatever is inferred
   */
  public InferredRoles(Ledger ledger, Labels labels, Roles known) {
    this.ledger = ledger;
    this.labels = labels;
    this.known = known;
  }

  /** Whose accounts they are of. */
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Place place(int account) {
    return known.place(account);
  }

  @Override
  public Place place(int account, int asset) {
    Place place = known.place(account, asset);
    return place == Place.HELD
            && labels.of(ledger.account(account)).isEmpty()
            && infer(account, asset).isPresent()
        ? Place.SERVICE
        : place;
  }

  @Override
  public boolean valued(int asset) {
    return known.valued(asset);
  }

  /** What an account seems to be. */
  public Optional<Inference> infer(int account, int asset) {
    Key key = new Key(account, asset);
    Optional<Inference> before = inferred.get(key);
    if (before == null) {
      before = look(account, asset);
      inferred.put(key, before);
    }
    return before;
  }

  /** What the accounts where a trace's value rests are taken for, with the reason as its source. */
  public List<Label> labels(Trace trace) {
    List<Label> guessed = new ArrayList<>();
    for (Resting one : trace.resting()) {
      if (one.place() == Place.SERVICE && known.place(one.account(), one.asset()) == Place.HELD) {
        infer(one.account(), one.asset())
            .ifPresent(guess ->
                guessed.add(
                    new Label(
                        ledger.account(one.account()),
                        name(guess),
                        Kind.SERVICE,
                        "inferred: " + guess.reason())));
      }
    }
    return guessed;
  }

  private String name(Inference guess) {
    String service = ledger.account(guess.service());
    return switch (guess.kind()) {
      case SERVICE -> "seems to be a service";
      case DEPOSIT -> Inference.DEPOSIT_OF + labels.of(service).map(Label::name).orElse(service);
    };
  }

  private Optional<Inference> look(int account, int asset) {
    if (isHub(account, asset)) {
      return Optional.of(
          new Inference(
              Inference.Kind.SERVICE,
              account,
              String.format(
                  Locale.ROOT,
                  "takes from %d or more and gives to %d or more, over more than a day",
                  MANY,
                  MANY)));
    }
    return deposit(account, asset);
  }

  private boolean isHub(int account, int asset) {
    return hubs.computeIfAbsent(
        new Key(account, asset),
        any -> {
          Partners partners = Partners.of(ledger, account, asset, MANY, READ);
          return partners.areMany(MANY) && lasts(account, asset);
        });
  }

  private boolean lasts(int account, int asset) {
    var positions = ledger.positions(account, asset, 0);
    long first = ledger.unhashed(positions.nextLong()).time();
    for (int read = 0; positions.hasNext() && read < READ; read++) {
      if (ledger.unhashed(positions.nextLong()).time() - first > DAY) {
        return true;
      }
    }
    return false;
  }

  private Optional<Inference> deposit(int account, int asset) {
    return feeds(account, asset).stream()
        .boxed()
        .filter(service -> isService(service, asset) && collects(service, asset))
        .findFirst()
        .map(service ->
            new Inference(
                Inference.Kind.DEPOSIT,
                service,
                "sends all that it gets to "
                    + ledger.account(service)
                    + ", which collects from such addresses"));
  }

  /** The only one to whom an account gives all that it gets, again and again. */
  private OptionalInt feeds(int account, int asset) {
    Partners partners = Partners.of(ledger, account, asset, CUSTOMERS, DEPOSIT_READ);
    return partners.receivers().size() == 1
            && partners.senders().size() <= CUSTOMERS
            && !partners.senders().isEmpty()
            && partners.sweeps() > 0
        ? OptionalInt.of(partners.receivers().iterator().next())
        : OptionalInt.empty();
  }

  private boolean isService(int account, int asset) {
    return labels
        .of(ledger.account(account))
        .map(label -> label.kind() == Kind.EXCHANGE || label.kind() == Kind.SERVICE)
        .orElseGet(() -> isHub(account, asset));
  }

  /** Whether those who pay in do so with addresses that are for nothing else. */
  private boolean collects(int service, int asset) {
    Key key = new Key(service, asset);
    Boolean before = collectors.get(key);
    if (before == null) {
      int feeding = 0;
      int seen = 0;
      for (int sender : Partners.of(ledger, service, asset, MANY, READ).senders()) {
        if (seen == SAMPLE) {
          break;
        }
        seen++;
        feeding += feeds(sender, asset).orElse(Ledger.NOBODY) == service ? 1 : 0;
      }
      before = feeding * 100 >= seen * COLLECTING;
      collectors.put(key, before);
    }
    return before;
  }
}
