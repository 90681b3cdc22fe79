package dev.countersign.server.visit;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.Server;
import dev.countersign.server.alert.AlertDesk;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running server in which a test raises alerts, as what follows chains does. */
public final class Raising implements AutoCloseable {
  private final Server server;
  private final AlertDesk desk;
  private final DataSource source;

  private Raising(Server server, AlertDesk desk, DataSource source) {
    this.server = server;
    this.desk = desk;
    this.source = source;
  }

  /** Starts it. */
  public static Raising in(Supplier<Server> starting) {
    AtomicReference<@Nullable AlertDesk> desk = new AtomicReference<>();
    AtomicReference<@Nullable DataSource> source = new AtomicReference<>();
    AtomicReference<@Nullable Server> server = new AtomicReference<>();
    SpringApplicationRunListener listener =
        new SpringApplicationRunListener() {
          @Override
          public void started(ConfigurableApplicationContext context, @Nullable Duration taken) {
            desk.set(context.getBean(AlertDesk.class));
            source.set(context.getBean(DataSource.class));
          }
        };
    SpringApplication.withHook(
        application -> listener,
        () -> {
          server.set(starting.get());
        });
    return new Raising(
        Objects.requireNonNull(server.get()),
        Objects.requireNonNull(desk.get()),
        Objects.requireNonNull(source.get()));
  }

  /** The server. */
  public Server server() {
    return server;
  }

  /** The desk. */
  public AlertDesk desk() {
    return desk;
  }

  /** Keeps a message of a topic of findings, as a server keeps one that it cannot read. */
  public void deadLetter(long offset, byte[] bytes) {
    JdbcClient.create(source)
        .sql(
            """
            insert into finding_dead_letter (topic, part, at_offset, why, bytes, kept_at)
            values ('company.findings', 0, :offset, 'it is of a later version', :bytes, now())
            """)
        .param("offset", offset)
        .param("bytes", bytes)
        .update();
  }

  /** Raises one about something that moved on chain 1, in that block. */
  public void moved(Severity severity, String group, String key, long block) {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("from", "0x1111111111111111111111111111111111111111");
    evidence.put("to", "0x2222222222222222222222222222222222222222");
    evidence.put("amount", "401346.768858404671 ETH");
    desk.raise(
        List.of(
            new Alert(
                WatchFinding.MOVED_UNCOUNTERSIGNED,
                severity,
                group,
                group,
                key,
                "401,346.76 ETH left 0x1111111111111111111111111111111111111111, and nothing that was"
                    + " countersigned says so: "
                    + key,
                evidence,
                Optional.of(
                    new Sighting(1, Optional.of(block), Optional.of(Bytes.of(new byte[32])))),
                Instant.now())));
  }

  @Override
  public void close() {
    server.close();
  }
}
