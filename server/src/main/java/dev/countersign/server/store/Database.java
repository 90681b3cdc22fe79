package dev.countersign.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Connections to a PostgreSQL whose tables are those that this build knows. */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final long MILLISECONDS_TO_CONNECT = 10_000;

  /**
   * A server that stands still in the middle of a transaction, or is gone without its connection
   * being closed, must not keep what it locked; the others go on within five seconds.
   */
  private static final String NO_LONGER_THAN = "; set idle_in_transaction_session_timeout to '4s'";

  // An own server may have it off for all; an answer that was given must not be forgotten.
  private static final String SURELY = "set synchronous_commit to on";

  /** Whoever waits for a page should not wait for a copy that is away. */
  private static final long MILLISECONDS_FOR_A_COPY = 1_000;

  private final HikariDataSource source;
  private final String place;

  private Database(HikariDataSource source, String place) {
    this.source = source;
    this.place = place;
  }

  /**
   * Connects and brings the tables up to date.
   *
   * @param url of JDBC, {@code jdbc:postgresql://…}
   * @param user null where the URL says
   * @param password null where the URL says, or none is asked for
   * @throws StoreUnavailable when the database cannot be reached or is of a newer build
   */
  public static Database open(String url, @Nullable String user, @Nullable String password) {
    // Steps of the tables may take longer than anybody who serves may stand still.
    try (Database first = connect(url, user, password)) {
      first.bringUpToDate(null);
    }
    return connect(url, user, password, SURELY + NO_LONGER_THAN);
  }

  /**
   * Connects, and leaves the tables as they are.
   *
   * @throws StoreUnavailable when the database cannot be reached
   */
  public static Database connect(String url, @Nullable String user, @Nullable String password) {
    return connect(url, user, password, SURELY);
  }

  private static Database connect(
      String url, @Nullable String user, @Nullable String password, String first) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("countersign");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(MILLISECONDS_TO_CONNECT);
    config.setConnectionInitSql(first);
    try {
      return new Database(new HikariDataSource(config), withoutSecrets(url));
    } catch (HikariPool.PoolInitializationException | IllegalArgumentException e) {
      throw new StoreUnavailable(
          "The database at " + withoutSecrets(url) + " cannot be reached: " + cause(e), e);
    }
  }

  /**
   * Connects to a copy that is only read, once somebody reads: it may be away meanwhile.
   *
   * @throws StoreUnavailable when the address is none
   */
  public static HikariDataSource copy(String url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("countersign-copy");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setReadOnly(true);
    config.setConnectionTimeout(MILLISECONDS_FOR_A_COPY);
    config.setInitializationFailTimeout(-1);
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException | IllegalArgumentException e) {
      throw new StoreUnavailable(
          "The copy of the database at " + withoutSecrets(url) + " is no PostgreSQL's: " + cause(e),
          e);
    }
  }

  /**
   * Brings the tables up to date.
   *
   * @param version the last step to take; null for all
   * @throws StoreUnavailable when they are of a newer build, or a step fails
   */
  public void bringUpToDate(@Nullable String version) {
    try {
      (version == null ? flyway() : flyway().target(version)).load().migrate();
    } catch (FlywayException e) {
      throw new StoreUnavailable(
          "The tables in the database at "
              + place
              + " could not be brought up to date: "
              + cause(e),
          e);
    }
  }

  /** The steps by which this build makes the tables, in their order. */
  public List<String> steps() {
    return Stream.of(flyway().load().info().all())
        .map(step -> step.getVersion().toString())
        .toList();
  }

  /** Brings the tables. */
  public DataSource source() {
    return source;
  }

  @Override
  public void close() {
    source.close();
  }

  /** The URL without its query, which may carry a password. */
  static String withoutSecrets(String url) {
    return url.replaceFirst("[?].*", "").replaceFirst("//[^/@]*@", "//");
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:dev/countersign/server/store/migration");
  }

  private static String cause(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String message = last.getMessage();
    return message == null
        ? last.getClass().getSimpleName()
        : message.strip().replaceAll("\\s+", " ");
  }
}
