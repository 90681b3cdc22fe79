package dev.countersign.server.transfer;

import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.transfer.FreshLook.Fresh;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again about all that waits, the oldest first: time passes, and nodes come back. Without
 * anything new nobody who decides meanwhile is held up. Those for which there is nothing yet that
 * could be signed are looked at together, so that many of them cost little.
 */
final class AskingAgain {
  private static final Logger LOG = LoggerFactory.getLogger(AskingAgain.class);
  private static final int AT_ONCE = 50;

  private final Stores stores;
  private final Preparing preparing;
  private final Judging judging;
  private final Requesters requesters;
  private final Precedence precedence;
  private final InstantSource clock;

  AskingAgain(
      Stores stores,
      Preparing preparing,
      Judging judging,
      Requesters requesters,
      Precedence precedence,
      InstantSource clock) {
    this.stores = stores;
    this.preparing = preparing;
    this.judging = judging;
    this.requesters = requesters;
    this.precedence = precedence;
    this.clock = clock;
  }

  /**
   * About all of them, also where one fails.
   *
   * @throws RuntimeException that of the first one that failed, at the end
   */
  void all() {
    RuntimeException failure = null;
    for (Page page = after(null); page.last != null; page = after(page.last)) {
      for (Transfer transfer : page.more) {
        try {
          precedence.later(() -> {
            preparing.prepareAgain(transfer);
            return transfer;
          });
        } catch (RuntimeException e) {
          LOG.warn("{} could not be asked about again: {}", transfer.subject(), e.toString());
          failure = failure == null ? e : failure;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Some of them.
   *
   * @param last of them; null where there are no more
   * @param more those that have to be looked at each by itself
   */
  private record Page(@Nullable UUID last, List<Transfer> more) {}

  private Page after(@Nullable UUID before) {
    return precedence.later(() -> judging.looking(() -> look(before)));
  }

  private Page look(@Nullable UUID before) {
    List<Standing> all = stores.transfers().waiting(before, AT_ONCE);
    Looks looks = new Looks(judging.among(new Remembered(requesters)));
    List<Transfer> more = new ArrayList<>();
    for (Standing standing : all) {
      try {
        if (looks.goesOnWaiting(standing)) {
          continue;
        }
      } catch (RuntimeException e) { // told where it is looked at by itself
        LOG.debug("{} is looked at by itself", standing.transfer().subject(), e);
      }
      more.add(standing.transfer());
    }
    return new Page(all.isEmpty() ? null : all.getLast().transfer().id(), more);
  }

  /** Looks at several, for whom the same is not asked more than once. */
  private final class Looks {
    private final Judging quick;
    private final Map<UUID, Fresh> nothing = new HashMap<>();

    Looks(Judging quick) {
      this.quick = quick;
    }

    /** True where nothing can be made of it now, and the decision on it is what it was. */
    boolean goesOnWaiting(Standing standing) {
      Transfer transfer = standing.transfer();
      if (standing.payload() != 0 || !preparing.isWithoutNode(transfer.filed().chainId())) {
        return false;
      }
      Fresh fresh =
          nothing.computeIfAbsent(
              transfer.wallet(), id -> Fresh.nothing(stores.wallets().find(id).orElseThrow()));
      Instant now = clock.instant();
      return standing.goesOnWaiting(quick.of(standing, fresh, now), now);
    }
  }

  /** Those who asked, each looked up once. */
  private record Remembered(Requesters others, Map<String, InitiatorFacts> known)
      implements Requesters {
    Remembered(Requesters others) {
      this(others, new HashMap<>());
    }

    @Override
    public InitiatorFacts facts(String requester, String key, Instant now) {
      return known.computeIfAbsent(
          requester + " " + key, asked -> others.facts(requester, key, now));
    }

    @Override
    public boolean speaksFor(String person, String requester) {
      return others.speaksFor(person, requester);
    }

    @Override
    public String name(String requester) {
      return others.name(requester);
    }
  }
}
