package dev.countersign.server.postgres;

import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** A PostgreSQL and a hot standby that follows it by streaming. */
public final class FollowedPostgres implements AutoCloseable {
  private final DataFolder first;
  private final DataFolder second;
  private final EmbeddedPostgres primary;
  private final EmbeddedPostgres standby;
  private boolean follows = true;

  private FollowedPostgres(
      DataFolder first, DataFolder second, EmbeddedPostgres primary, EmbeddedPostgres standby) {
    this.first = first;
    this.second = second;
    this.primary = primary;
    this.standby = standby;
  }

  /** Starts both in that folder, the standby from a copy of the primary's files at rest. */
  public static FollowedPostgres start(Path folder) throws IOException {
    DataFolder first = DataFolder.open(Prepared.in(folder.resolve("primary")));
    EmbeddedPostgres.start(first, progress -> {}).close();
    DataFolder second = DataFolder.open(Prepared.programIn(folder.resolve("standby")));
    copy(first.path(), second.path());
    EmbeddedPostgres primary = EmbeddedPostgres.start(first, progress -> {});
    Path cluster = second.path().resolve("postgresql-" + Program.MAJOR).resolve("cluster");
    Files.createFile(cluster.resolve("standby.signal"));
    Files.writeString(
        cluster.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%s user=%s password=%s'\n"
            .formatted(
                primary.url().replaceFirst(".*:(\\d+)/.*", "$1"),
                EmbeddedPostgres.USER,
                primary.password()),
        StandardOpenOption.APPEND);
    return new FollowedPostgres(
        first, second, primary, EmbeddedPostgres.start(second, progress -> {}));
  }

  private static void copy(Path from, Path to) throws IOException {
    RunAs user = RunAs.forFolder(to);
    Path room = Path.of("postgresql-" + Program.MAJOR);
    try (Stream<Path> files = Files.walk(from.resolve(room))) {
      for (Path file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    user.give(to.resolve(room));
  }

  /** How servers reach the primary, with its password. */
  public String primary() {
    return url(primary, EmbeddedPostgres.USER);
  }

  /** How servers reach the standby. */
  public String standby() {
    return url(standby, EmbeddedPostgres.USER);
  }

  /** The same as somebody else, whose password is the same. */
  public String standby(String user) {
    return url(standby, user);
  }

  /** Ends the standby; once. */
  public void end() {
    if (follows) {
      follows = false;
      standby.close();
    }
  }

  private static String url(EmbeddedPostgres one, String user) {
    return one.url() + "?user=" + user + "&password=" + one.password();
  }

  /** What both ask for. */
  public String password() {
    return primary.password();
  }

  @Override
  public void close() {
    try (first;
        second) {
      end();
      primary.close();
    }
  }
}
