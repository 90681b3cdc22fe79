package dev.countersign.server.backup;

import dev.countersign.model.journal.JournalCheck;
import dev.countersign.model.journal.JournalCheck.Anchor;
import dev.countersign.model.journal.JournalCheck.Noted;
import dev.countersign.model.journal.JournalCheck.Result;
import dev.countersign.model.journal.JournalTime;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.LiftStop;
import dev.countersign.server.company.Installation;
import dev.countersign.server.company.Installation.Stop;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalExport;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a backup into an empty database. What was given away after the backup is not known there:
 * all signing is stopped, and only the people whom the policy names let it go on.
 */
public final class Restoration {
  /** Who stopped signing, in the journal. */
  private static final String BY = "restore";

  private final Database database;
  private final InstantSource clock;

  /** Into that database. */
  public Restoration(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What was restored.
   *
   * @param journal as it was at the backup
   * @param stopped false where signing stood still at the backup already
   */
  public record Restored(Result.Whole journal, boolean stopped) {}

  /**
   * Fills it, checks the journal and stops all signing, all at once: there is no moment at which
   * the rows are there and signing is not stopped.
   *
   * @throws BackupUnreadable when the backup is not this build's, or its journal is not whole
   */
  public Restored fill(BackupFile file, Consumer<String> progress) {
    List<String> steps = file.manifest().steps();
    if (steps.isEmpty()) {
      throw new BackupUnreadable("The backup does not say how its tables were made");
    }
    progress.accept("Making the tables …");
    demandSame(steps, database.steps().containsAll(steps) ? steps : database.steps());
    database.bringUpToDate(steps.getLast());
    demandSame(steps, new Tables(database.source()).steps());
    Restored restored;
    try (Connection connection = database.source().getConnection()) {
      connection.setAutoCommit(false);
      DataSource alone = new SingleConnectionDataSource(connection, true);
      copyAll(file, connection, alone, progress);
      progress.accept("Checking the journal …");
      Result.Whole whole = checked(file.manifest(), new JournalStore(alone, clock));
      // The end of this transaction is the end of the copying too.
      restored = new Restored(whole, mark(alone, file.manifest()));
    } catch (SQLException | IOException e) {
      throw new BackupUnreadable("The backup could not be restored: " + e.getMessage(), e);
    } catch (DataAccessException e) {
      throw new BackupUnreadable(
          "The backup could not be restored: " + e.getMostSpecificCause().getMessage(), e);
    } catch (UnreadableInput e) {
      throw new BackupUnreadable("The backup could not be restored: " + e.sentence(), e);
    }
    database.bringUpToDate(null);
    return restored;
  }

  private static void demandSame(List<String> steps, List<String> made) {
    if (!made.equals(steps)) {
      throw new BackupUnreadable(
          "The backup's tables were made by the steps "
              + steps
              + ", and this build makes them by "
              + made
              + "; restore it with the build that wrote it, or a newer one");
    }
  }

  /**
   * Says of a database that was restored by other means that it was.
   *
   * @return false where signing stood still already
   */
  public boolean mark() {
    return mark(database.source(), null);
  }

  /** Signing stands still, and sessions, tokens, and links by which people come in have ended. */
  private boolean mark(DataSource source, @Nullable Manifest backup) {
    Installation installation = new Installation(source);
    JdbcClient jdbc = JdbcClient.create(source);
    return new JournalStore(source, clock)
        .decide(entries -> {
          Instant now = clock.instant();
          int sessions =
              jdbc.sql(
                      "update session set ended_at = :now, end_reason = 'restored'"
                          + " where ended_at is null")
                  .param("now", Timestamp.from(now))
                  .update();
          int links =
              jdbc.sql(
                      "update invitation set expires_at = :now"
                          + " where used_at is null and expires_at > :now")
                  .param("now", Timestamp.from(now))
                  .update();
          int tokens = jdbc.sql("delete from machine_token").update();
          endLifting(jdbc, entries, now);
          ObjectNode body =
              Json.object()
                  .put("sessionsEnded", sessions)
                  .put("linksEnded", links)
                  .put("tokensEnded", tokens);
          if (backup != null) {
            body.put("backupOf", backup.at().toString());
            body.put("entries", backup.entries()).put("last", backup.last().toHex());
          }
          entries.add("installation-restored", "installation", body);
          // A stop of before is replaced: whoever lifts it must know that there was a restore.
          Optional<Stop> before = installation.stop();
          String reason = reason(backup) + before.map(Restoration::earlier).orElse("");
          installation.lift();
          installation.stop(now, BY, reason);
          entries.add(
              "signing-stopped", "installation", Json.object().put("by", BY).put("reason", reason));
          return before.isEmpty();
        });
  }

  /** Nobody who agreed to lift a stop before knew of the restore; they have to agree anew. */
  private static void endLifting(JdbcClient jdbc, Journal entries, Instant now) {
    String why = "Countersign was restored after this was proposed; propose it anew";
    jdbc.sql(
            """
            update change set state = 'failed', ended_at = :now, ended_by = :by, reason = :why
            where kind = :kind and state in ('proposed', 'cooling')
            returning id
            """)
        .param("now", Timestamp.from(now))
        .param("by", BY)
        .param("why", why)
        .param("kind", LiftStop.NAME)
        .query(UUID.class)
        .list()
        .forEach(
            id -> entries.add("change-failed", "change/" + id, Json.object().put("reason", why)));
  }

  private static String earlier(Stop before) {
    return " Signing had been stopped before, at "
        + JournalTime.text(before.at())
        + (before.reason().isBlank() ? "" : ": " + before.reason());
  }

  private static String reason(@Nullable Manifest backup) {
    return (backup == null
            ? "The database was restored"
            : "Restored from the backup of " + backup.at())
        + "; what was countersigned after it is not known here. Before signing goes on, settle what"
        + " is open in each wallet's queue.";
  }

  private static void copyAll(
      BackupFile file, Connection connection, DataSource alone, Consumer<String> progress)
      throws SQLException, IOException {
    Tables known = new Tables(alone);
    List<Table> tables = known.inOrder();
    compare(file.tables(), tables);
    known.clear(tables);
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    for (Table table : tables) {
      progress.accept("Filling " + table.name() + " …");
      try (InputStream in = file.open(table)) {
        if (copy.copyIn(table.in(), in) != file.rows(table)) {
          throw new BackupUnreadable("The table " + table.name() + " has too few rows");
        }
      }
    }
    known.goOn(tables);
  }

  private static void compare(List<Table> has, List<Table> needed) {
    Set<Table> theirs = new HashSet<>(has);
    Set<Table> ours = new HashSet<>(needed);
    if (!theirs.equals(ours)) {
      Set<Table> odd = new HashSet<>(theirs);
      odd.removeAll(ours);
      ours.removeAll(theirs);
      odd.addAll(ours);
      throw new BackupUnreadable(
          "The backup's tables are not those of this build: "
              + odd.stream().map(Table::name).sorted().distinct().toList());
    }
  }

  private static Result.Whole checked(Manifest manifest, JournalStore journal) {
    Noted noted = manifest.entries() == 0 ? null : new Noted(manifest.entries(), manifest.last());
    return switch (JournalCheck.of(JournalExport.lines(journal), new Anchor(Set.of(), noted))) {
      case Result.Whole whole -> whole;
      case Result.Broken broken ->
          throw new BackupUnreadable(
              "The backup's journal is broken at entry "
                  + broken.entry()
                  + ": "
                  + broken.sentence());
    };
  }
}
