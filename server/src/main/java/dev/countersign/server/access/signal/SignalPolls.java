package dev.countersign.server.access.signal;

import dev.countersign.server.access.settings.SignalSettings.Polling;
import dev.countersign.server.access.settings.SignalSettings.Transmitter;
import dev.countersign.server.jobs.Jobs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Asks all transmitters that are to be asked for signals, each on a thread of its own. */
public final class SignalPolls implements AutoCloseable {
  private final Jobs jobs;
  private final List<SignalPoll> all = new ArrayList<>();

  /**
   * Begins to ask.
   *
   * @param here whether this server is the one of its database that asks
   */
  public SignalPolls(
      List<Transmitter> transmitters, SignalsIn in, BooleanSupplier here, InstantSource clock) {
    this.jobs = new Jobs(clock);
    for (Transmitter one : transmitters) {
      Polling polling = one.poll();
      if (polling != null) {
        SignalPoll poll = new SignalPoll(one.issuer(), polling, in);
        all.add(poll);
        jobs.every(
            polling.every(),
            "ask " + one.issuer() + " for signals",
            () -> {
              if (here.getAsBoolean()) {
                poll.round();
              }
            });
      }
    }
  }

  /** How one stands: what is wrong now; empty where nothing is, or another server asks. */
  public record State(String issuer, String trouble) {}

  /** How all stand. */
  public List<State> states() {
    return all.stream().map(one -> new State(one.issuer(), one.trouble())).toList();
  }

  @Override
  public void close() {
    jobs.close();
    all.forEach(SignalPoll::close);
  }
}
