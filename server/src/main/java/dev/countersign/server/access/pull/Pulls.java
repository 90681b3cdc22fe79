package dev.countersign.server.access.pull;

import dev.countersign.server.access.event.Intake;
import dev.countersign.server.access.settings.PullSettings;
import dev.countersign.server.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks all sources that are to be asked, each on a thread of its own, as long as the server runs.
 */
public final class Pulls implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final List<Pull> all = new ArrayList<>();
  private final List<Credential> credentials = new ArrayList<>();
  private final Jobs jobs;

  /**
   * Begins to ask.
   *
   * @param here whether this server is the one of its database that asks
   */
  public Pulls(
      List<PullSettings> settings,
      DataSource source,
      Intake intake,
      BooleanSupplier here,
      InstantSource clock) {
    this.jobs = new Jobs(clock);
    PullStore store = new PullStore(source);
    for (PullSettings one : settings) {
      Credential credential = Credentials.of(one, clock);
      credentials.add(credential);
      Logs.of(one)
          .forEach((end, log) ->
              all.add(new Pull(one.name() + end, one, log, credential, intake, store, clock)));
    }
    for (Pull pull : all) {
      jobs.every(
          LOOK,
          "ask " + pull.name() + " for events",
          () -> {
            if (here.getAsBoolean()) {
              pull.round();
            }
          });
    }
  }

  /**
   * How one stands.
   *
   * @param source by which its records are read
   * @param readTo everything up to then was read; null before the first answer
   * @param trouble what is wrong now; empty where nothing is, or another server asks
   */
  public record State(String name, String source, @Nullable Instant readTo, String trouble) {}

  /** How all stand. */
  public List<State> states() {
    return all.stream()
        .map(one -> new State(one.name(), one.source(), one.readTo().orElse(null), one.trouble()))
        .toList();
  }

  @Override
  public void close() {
    jobs.close();
    all.forEach(Pull::close);
    credentials.forEach(Credential::close);
  }
}
