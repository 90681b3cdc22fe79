package dev.countersign.server;

import dev.countersign.gate.policy.replay.PastDecision;
import dev.countersign.server.journal.HeadKeyFile;
import dev.countersign.server.journal.JournalExport;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.policy.PastDecisions;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.postgres.FolderInUse;
import dev.countersign.server.postgres.PostgresUnavailable;
import dev.countersign.server.store.Database;
import dev.countersign.server.store.StoreUnavailable;
import dev.countersign.server.store.TakenOut;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What a server keeps, for commands on its machine: beside the running server, or without one, in
 * which case the embedded database is started for as long as it is open.
 */
public final class Archive implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Path folder;
  private final Database database;

  private Archive(Path folder, @Nullable String url, Consumer<String> progress) {
    this.folder = folder;
    this.database = url == null ? embedded(progress) : Database.connect(url, null, null);
    parts.push(database);
  }

  /**
   * Opens it.
   *
   * @param url the JDBC URL of a database of one's own; null for the embedded one in the folder
   * @throws NotStarted when it cannot be, saying why
   */
  public static Archive open(Path folder, @Nullable String url, Consumer<String> progress) {
    Archive archive = untouched(folder, url, progress);
    try {
      archive.database.bringUpToDate(null);
      return archive;
    } catch (StoreUnavailable e) {
      archive.close();
      throw new NotStarted(String.valueOf(e.getMessage()), e);
    }
  }

  /** The same with the tables as they are, which may be an older build's. */
  static Archive untouched(Path folder, @Nullable String url, Consumer<String> progress) {
    if (url == null && !Files.isDirectory(folder)) {
      throw new NotStarted(
          "There is no data folder " + folder + "; name it with --data", new IOException());
    }
    if (url == null && !EmbeddedPostgres.isIn(folder)) {
      throw new NotStarted(
          "There is no database in the data folder "
              + folder
              + ", or this user may not look into it; name the folder of a server that ran, with"
              + " --data",
          new IOException());
    }
    try {
      return new Archive(folder, url, progress);
    } catch (PostgresUnavailable | StoreUnavailable e) {
      throw new NotStarted(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Writes the whole journal, and signs it first where the folder holds the key.
   *
   * @return how many entries
   * @throws IOException when it cannot be written
   */
  public long exportJournal(OutputStream out) throws IOException {
    JournalStore journal = new JournalStore(database.source(), Clock.systemUTC());
    if (Files.exists(folder.resolve("keys"))) {
      journal.sign(HeadKeyFile.in(folder));
    }
    long entries = JournalExport.write(journal, out);
    new TakenOut(database.source()).note(TakenOut.What.JOURNAL, journal.now());
    return entries;
  }

  /**
   * What was decided on transfers: the last decision on each, in their order.
   *
   * @return how many are left out because nothing is known of what they were decided on
   */
  public long pastDecisions(Consumer<PastDecision> to) {
    return new PastDecisions(database.source()).each(to);
  }

  /** The document of the policy in force. */
  public String policyInForce() {
    return new Policies(database.source()).inForce().version().document();
  }

  Database database() {
    return database;
  }

  DataSource source() {
    return database.source();
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) { // what was asked for is done already
        LoggerFactory.getLogger(Archive.class).warn("a part did not stop: {}", e.toString());
      }
    }
  }

  private Database embedded(Consumer<String> progress) {
    DataFolder data;
    try {
      data = DataFolder.open(folder);
    } catch (FolderInUse e) {
      EmbeddedPostgres.Reach reach = EmbeddedPostgres.running(folder);
      return Database.connect(reach.url(), EmbeddedPostgres.USER, reach.password());
    }
    parts.push(data);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress);
    parts.push(postgres);
    return Database.connect(postgres.url(), EmbeddedPostgres.USER, postgres.password());
  }
}
