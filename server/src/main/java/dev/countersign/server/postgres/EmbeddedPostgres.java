package dev.countersign.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * A PostgreSQL that lives in the data folder and is stopped with the server. It listens on loopback
 * alone, asks for a password, and answers a commit only when it is on the disk.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  /** The database's only user. */
  public static final String USER = "countersign";

  /** Given on the command line, so that no setting in the data folder can turn durability off. */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "password_encryption=scram-sha-256",
          "max_connections=30",
          "min_wal_size=" + LogRoom.MEGABYTES + "MB",
          "max_wal_size=1GB",
          // Other work runs on the same cores.
          "max_parallel_workers_per_gather=0",
          "log_checkpoints=off",
          "log_statement=none");

  private static final long LARGEST_LOG = 8L * 1024 * 1024;
  private static final int SECONDS = 120;

  private final Program program;
  private final Commands commands;
  private final Path cluster;
  private final int port;
  private final String password;
  private final LogRoom room;

  private EmbeddedPostgres(
      Program program, Commands commands, Path cluster, int port, String password) {
    this.program = program;
    this.commands = commands;
    this.cluster = cluster;
    this.port = port;
    this.password = password;
    this.room = LogRoom.in(cluster, url(port), password);
  }

  /**
   * Starts it on the data that is there, or on new data where there is none.
   *
   * @param progress told in a few words what takes long
   * @throws PostgresUnavailable when it does not start, saying why
   */
  public static EmbeddedPostgres start(DataFolder data, Consumer<String> progress) {
    try {
      Program.sweep(data.path());
      RunAs user = RunAs.forFolder(data.path());
      Program program = Program.in(data.path(), progress);
      Path room = data.path().resolve("postgresql-" + Program.MAJOR);
      Files.createDirectories(room);
      Files.setPosixFilePermissions(room, PosixFilePermissions.fromString("rwx------"));
      user.give(room);
      Commands commands = new Commands(user, room);
      Path cluster = room.resolve("cluster");
      String password = password(room.resolve("password"), Files.exists(cluster));
      user.give(room);
      if (!Files.exists(cluster)) {
        progress.accept("Setting up the database …");
        initialise(program, commands, user, cluster, room.resolve("password"));
      }
      Leftover.remove(program, commands, cluster);
      shorten(room.resolve("postgresql.log"));
      progress.accept("Starting PostgreSQL …");
      return start(program, commands, cluster, room.resolve("postgresql.log"), password);
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The database's files in " + data.path() + " cannot be read or written: " + e, e);
    }
  }

  /** True where a database was set up in that folder, and this user may see it. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve("postgresql-" + Program.MAJOR).resolve("cluster"));
  }

  /**
   * How to reach one that a running server holds.
   *
   * @param url without the password
   */
  public record Reach(String url, String password) {
    /** Names no secret. */
    @Override
    public String toString() {
      return url;
    }
  }

  /**
   * Finds the one that a running server holds in that folder.
   *
   * @throws PostgresUnavailable when there is none
   */
  public static Reach running(Path folder) {
    Path room = folder.resolve("postgresql-" + Program.MAJOR);
    try {
      // The fourth line of the file is the port (PostgreSQL's miscinit.c).
      List<String> lines = Files.readAllLines(room.resolve("cluster").resolve("postmaster.pid"));
      return new Reach(
          url(Integer.parseInt(lines.get(3).strip())),
          Files.readString(room.resolve("password")).strip());
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new PostgresUnavailable(
          "The database in " + folder + " cannot be found or read; is this the right user?", e);
    }
  }

  /** Where it answers, without the password. */
  public String url() {
    return url(port);
  }

  /** The password of {@link #USER}. */
  public String password() {
    return password;
  }

  /** Stops it; what was committed is on the disk already. */
  @Override
  public void close() {
    room.close();
    Commands.Outcome outcome =
        commands.run(
            SECONDS,
            program.command("pg_ctl"),
            "stop",
            "--pgdata=" + cluster,
            "--mode=fast",
            "--wait",
            "--timeout=60");
    if (!outcome.succeeded()) {
      throw new PostgresUnavailable("PostgreSQL did not stop: " + outcome.printed());
    }
  }

  private static EmbeddedPostgres start(
      Program program, Commands commands, Path cluster, Path log, String password)
      throws IOException {
    Commands.Outcome outcome = new Commands.Outcome(-1, "");
    // A free port may be taken by somebody else before PostgreSQL has it.
    for (int attempt = 0; attempt < 3; attempt++) {
      int port = FreePort.find();
      StringBuilder options = new StringBuilder("-c port=").append(port);
      SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
      outcome =
          commands.run(
              SECONDS,
              program.command("pg_ctl"),
              "start",
              "--pgdata=" + cluster,
              "--log=" + log,
              "--wait",
              "--timeout=90",
              "--options=" + options);
      if (outcome.succeeded()) {
        return new EmbeddedPostgres(program, commands, cluster, port, password);
      }
    }
    throw new PostgresUnavailable(
        "PostgreSQL did not start; the end of its log, "
            + log
            + ", says: "
            + lastLine(log, outcome));
  }

  /** Made beside its place and then moved there, so that half a cluster is never used. */
  private static void initialise(
      Program program, Commands commands, RunAs user, Path cluster, Path password)
      throws IOException {
    Path fresh = cluster.resolveSibling("cluster.new");
    if (Files.exists(fresh)) {
      Program.delete(fresh);
    }
    Commands.Outcome outcome =
        commands.run(
            SECONDS,
            program.command("initdb"),
            "--pgdata=" + fresh,
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            // A new segment is filled with zeros while everybody waits: 100 ms for the usual 16 MB.
            "--wal-segsize=1",
            "--no-instructions");
    if (!outcome.succeeded()) {
      throw new PostgresUnavailable(
          "The database could not be set up in " + cluster + ": " + outcome.printed());
    }
    user.give(fresh);
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String password(Path file, boolean clusterExists) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    if (clusterExists) {
      throw new PostgresUnavailable(
          "The database's password is missing: "
              + file
              + " was deleted; restore that file, or move the folder beside it away to begin anew");
    }
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            "password-",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, HexFormat.of().formatHex(random) + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    return HexFormat.of().formatHex(random);
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private static void shorten(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
      Files.move(log, log.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String lastLine(Path log, Commands.Outcome outcome) throws IOException {
    if (!Files.exists(log)) {
      return outcome.printed();
    }
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? outcome.printed() : lines.getLast();
  }
}
