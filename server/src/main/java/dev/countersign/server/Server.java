package dev.countersign.server;

import dev.countersign.gate.known.Known;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.server.check.Desk;
import dev.countersign.server.check.GateChecker;
import dev.countersign.server.check.PayloadChecker;
import dev.countersign.server.check.Question;
import dev.countersign.server.example.WorkedExample;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.postgres.PostgresUnavailable;
import dev.countersign.server.store.CheckStore;
import dev.countersign.server.store.Database;
import dev.countersign.server.store.StoreUnavailable;
import dev.countersign.server.wiring.ServerParts;
import dev.countersign.server.wiring.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running server: the console and the HTTP API on loopback, and the database beneath them. */
public final class Server implements AutoCloseable {
  private static final Clock CLOCK = Clock.systemUTC();

  static {
    // Before the first logger is made; the command line alone would say nothing.
    setIfAbsent("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    setIfAbsent("org.slf4j.simpleLogger.log.org.springframework.web", "error");
    setIfAbsent("org.springframework.boot.logging.LoggingSystem", "none");
    Logger.getLogger("").setLevel(Level.WARNING); // Tomcat's
  }

  private final Thread hook = new Thread(this::close, "stop");
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private int port;

  private Server() {}

  /**
   * Starts a server.
   *
   * @throws NotStarted when it cannot be, saying why and what would help; nothing is left running
   */
  public static Server start(ServerOptions options) {
    Server server = new Server();
    // Before anything is started, so that a stop in between leaves nothing running: it waits for
    // the
    // start's end.
    Runtime.getRuntime().addShutdownHook(server.hook);
    try {
      server.run(options);
      return server;
    } catch (PostgresUnavailable | StoreUnavailable e) {
      server.close();
      throw new NotStarted(String.valueOf(e.getMessage()), e);
    } catch (PortInUseException e) {
      server.close();
      throw portTaken(options.port(), e);
    } catch (RuntimeException | Error e) { // nothing may be left running
      server.close();
      throw e;
    }
  }

  /** The verdict on the worked example, Bybit's transaction as it was signed, without a server. */
  public static CheckReport workedExample() {
    return new GateChecker(Known.NOTHING, null, CLOCK)
        .check(Question.of(WorkedExample.SIGNED.payload()), List.of())
        .reports()
        .getFirst();
  }

  /** The console's address. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port + "/");
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
    PayloadChecker checker = new GateChecker(options.known(), options.node(), CLOCK);
    refuseTakenPort(options.port());
    Database database = database(options);
    parts.push(database);
    options.progress().accept("Starting the console …");
    Desk desk = new Desk(checker, new CheckStore(database.source()), CLOCK);
    SpringApplication application = new SpringApplication(ServerParts.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setEnvironment(Settings.environment(options.port()));
    application.setAddCommandLineProperties(false);
    application.setRegisterShutdownHook(false);
    application.addInitializers(context -> {
      GenericApplicationContext generic = (GenericApplicationContext) context;
      generic.registerBean(Desk.class, () -> desk);
      generic.registerBean(PayloadChecker.class, () -> checker);
    });
    ServletWebServerApplicationContext context =
        (ServletWebServerApplicationContext) application.run();
    parts.push(context);
    port = Objects.requireNonNull(context.getWebServer()).getPort();
  }

  private Database database(ServerOptions options) {
    String url = options.database();
    if (url != null) {
      options.progress().accept("Connecting to the database …");
      return Database.open(url, null, null);
    }
    DataFolder data = DataFolder.open(options.data());
    parts.push(data);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data, options.progress());
    parts.push(postgres);
    return Database.open(postgres.url(), EmbeddedPostgres.USER, postgres.password());
  }

  /** Asked first, so that nothing is unpacked for a start that cannot be. */
  private static void refuseTakenPort(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    } catch (IOException e) {
      throw portTaken(port, e);
    }
  }

  private static NotStarted portTaken(int port, Throwable cause) {
    return new NotStarted(
        "Port "
            + port
            + " on 127.0.0.1 is taken or not allowed; stop what uses it, or give another with --port",
        cause);
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
