package dev.countersign.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.model.journal.HeadKey;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.settings.AccessSettings;
import dev.countersign.server.access.signal.SignalKeys;
import dev.countersign.server.alert.settings.AlertSettings;
import dev.countersign.server.check.GateChecker;
import dev.countersign.server.check.Question;
import dev.countersign.server.example.WorkedExample;
import dev.countersign.server.guard.Draining;
import dev.countersign.server.indicator.FeedPlaces;
import dev.countersign.server.journal.HeadKeyFile;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.lure.mail.ReportMail;
import dev.countersign.server.lure.mail.ReportWays;
import dev.countersign.server.metrics.Metrics;
import dev.countersign.server.metrics.MetricsPort;
import dev.countersign.server.nodes.Following;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.notice.Outside;
import dev.countersign.server.people.Invitations;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Role;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.postgres.PostgresUnavailable;
import dev.countersign.server.provider.IdentityProvider;
import dev.countersign.server.replica.PageSource;
import dev.countersign.server.screening.ListPlaces;
import dev.countersign.server.sink.FindingsTopic;
import dev.countersign.server.store.Database;
import dev.countersign.server.store.StoreUnavailable;
import dev.countersign.server.trace.Shelves;
import dev.countersign.server.tracing.OtlpPlace;
import dev.countersign.server.wiring.ServerParts;
import dev.countersign.server.wiring.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running server: the console and the HTTP API on loopback, and the database beneath them. */
public final class Server implements AutoCloseable {
  static {
    // Before the first logger is made; the command line alone would say nothing.
    setIfAbsent("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    setIfAbsent("org.slf4j.simpleLogger.log.org.springframework.web", "error");
    setIfAbsent("org.springframework.boot.logging.LoggingSystem", "none");
    Logger.getLogger("").setLevel(Level.WARNING); // Tomcat's
  }

  /** How long requests at hand may take when the server ends. */
  private static final Duration TO_END = Duration.ofSeconds(5);

  private final Thread hook = new Thread(this::close, "stop");
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private int port;
  private int reportPort;
  private int metricsPort;
  private @Nullable URI enrolmentLink;

  private Server() {}

  /**
   * Starts a server.
   *
   * @throws NotStarted when it cannot be, saying why and what would help; nothing is left running
   */
  public static Server start(ServerOptions options) {
    Server server = new Server();
    // Before anything is started, so that a stop in between leaves nothing running.
    Runtime.getRuntime().addShutdownHook(server.hook);
    try {
      server.run(options);
      return server;
    } catch (NotStarted e) {
      server.close();
      throw e;
    } catch (PostgresUnavailable | StoreUnavailable e) {
      server.close();
      throw new NotStarted(String.valueOf(e.getMessage()), e);
    } catch (PortInUseException e) {
      server.close();
      throw ConsolePort.taken(options.port(), e);
    } catch (RuntimeException | Error e) { // nothing may be left running
      server.close();
      throw e;
    }
  }

  /** The verdict on the worked example, Bybit's transaction as it was signed, without a server. */
  public static CheckReport workedExample() {
    return new GateChecker(() -> Directory.SHIPPED, new Nodes(List.of()), Clock.systemUTC())
        .check(Question.of(WorkedExample.SIGNED.payload()), List.of())
        .reports()
        .getFirst();
  }

  /** The console's address on this machine, such as {@code http://localhost:8420}. */
  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  /**
   * The one-time link by which the first administrator comes in; null where somebody already has.
   * Whoever has it owns the installation.
   */
  public @Nullable URI enrolmentLink() {
    return enrolmentLink;
  }

  /** The port on which reports are handed in by SMTP; 0 where there is none. */
  public int reportPort() {
    return reportPort;
  }

  /** The port that Prometheus reads; 0 where there is none. */
  public int metricsPort() {
    return metricsPort;
  }

  /** Stops it: requests first, then the database. */
  @Override
  public synchronized void close() {
    if (Thread.currentThread() != hook) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        LoggerFactory.getLogger(Server.class).debug("the process is ending by itself", e);
      }
    }
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LoggerFactory.getLogger(Server.class).error("a part did not stop: {}", e.toString());
      }
    }
  }

  private synchronized void run(ServerOptions options) {
    port = options.port() == 0 ? ConsolePort.free() : options.port();
    ConsolePort.refuseTaken(port);
    URI origin = options.origin() == null ? address() : options.origin();
    DataFolder data = DataFolder.open(options.data());
    parts.push(data);
    HeadKey key = HeadKeyFile.in(data.path());
    SignalKeys signals = SignalKeys.in(data.path(), options.clock().instant());
    KeyRing keys = keys(options, data);
    parts.push(keys);
    Database database = database(options, data);
    parts.push(database);
    PageSource pages = pages(options, database);
    options.progress().accept("Starting the console …");
    Draining draining = new Draining();
    Outside outside = options.connections().outside();
    IdentityProvider provider = options.connections().provider();
    SpringApplication application = new SpringApplication(ServerParts.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setEnvironment(Settings.environment(port));
    application.setAddCommandLineProperties(false);
    application.setRegisterShutdownHook(false);
    application.addInitializers(context -> {
      GenericApplicationContext generic = (GenericApplicationContext) context;
      generic.registerBean(Nodes.class, () -> new Nodes(options.nodes()));
      generic.registerBean(Following.class, options::following);
      generic.registerBean(KeyRing.class, () -> keys);
      generic.registerBean(ListPlaces.class, () -> new ListPlaces(data.path().resolve("lists")));
      generic.registerBean(FeedPlaces.class, () -> new FeedPlaces(data.path()));
      generic.registerBean(Shelves.class, () -> new Shelves(data.path()));
      generic.registerBean(PageSource.class, () -> pages);
      generic.registerBean(HeadKey.class, () -> key);
      generic.registerBean(SignalKeys.class, () -> signals);
      generic.registerBean(Clock.class, options::clock);
      generic.registerBean(Draining.class, () -> draining);
      generic.registerBean(URI.class, () -> origin);
      generic.registerBean(Outside.class, () -> outside);
      generic.registerBean(ReportWays.class, () -> options.connections().reports());
      generic.registerBean(AccessSettings.class, () -> options.connections().access());
      generic.registerBean(AlertSettings.class, () -> options.connections().alertSettings());
      FindingsTopic findings = options.connections().findings();
      if (findings != null) {
        generic.registerBean(FindingsTopic.class, () -> findings);
      }
      OtlpPlace otlp = options.connections().otlp();
      if (otlp != null) {
        generic.registerBean(OtlpPlace.class, () -> otlp);
      }
      if (provider != null) {
        generic.registerBean(IdentityProvider.class, () -> provider);
      }
    });
    ConfigurableApplicationContext context = application.run();
    parts.push(context);
    reportPort = context.getBean(ReportMail.class).port();
    openMetrics(options.metrics(), context.getBean(Metrics.class));
    parts.push(() -> draining.drain(options.drain(), TO_END));
    enrolmentLink = firstLink(context, origin);
  }

  private void openMetrics(@Nullable Integer wanted, Metrics metrics) {
    if (wanted != null) {
      try {
        MetricsPort open = new MetricsPort(wanted, metrics);
        parts.push(open);
        metricsPort = open.port();
      } catch (IOException e) {
        throw new NotStarted(
            "Port " + wanted + " for metrics is taken or not allowed; give another with --metrics",
            e);
      }
    }
  }

  private static KeyRing keys(ServerOptions options, DataFolder data) {
    try {
      return KeyRing.open(options.keys(), data.path());
    } catch (KeyFault e) {
      throw new NotStarted(e.sentence(), e);
    } catch (UnreadableInput e) {
      throw new NotStarted(e.sentence(), e);
    }
  }

  private Database database(ServerOptions options, DataFolder data) {
    String url = options.database();
    if (url != null) {
      options.progress().accept("Connecting to the database …");
      return Database.open(url, null, null);
    }
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data, options.progress());
    parts.push(postgres);
    return Database.open(postgres.url(), EmbeddedPostgres.USER, postgres.password());
  }

  private PageSource pages(ServerOptions options, Database database) {
    String url = options.replica();
    if (url == null) {
      return new PageSource(database.source(), null);
    }
    HikariDataSource copy = Database.copy(url);
    parts.push(copy);
    return new PageSource(database.source(), copy);
  }

  private static @Nullable URI firstLink(ConfigurableApplicationContext context, URI origin) {
    if (context.getBean(PeopleStore.class).active(Role.ADMINISTRATOR) > 0) {
      return null;
    }
    return URI.create(origin + "/enrol#" + context.getBean(Invitations.class).found());
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
