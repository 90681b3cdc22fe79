package dev.countersign.server;

import dev.countersign.model.journal.JournalCheck;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.backup.BackupFile;
import dev.countersign.server.backup.BackupUnreadable;
import dev.countersign.server.backup.BackupWriter;
import dev.countersign.server.backup.KeyFiles;
import dev.countersign.server.backup.Restoration;
import dev.countersign.server.journal.HeadKeyFile;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.postgres.PostgresUnavailable;
import dev.countersign.server.store.Database;
import dev.countersign.server.store.StoreUnavailable;
import dev.countersign.server.store.TakenOut;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Backups of what a server keeps, and what is made of them ({@code docs/backup.md}). */
public final class Backup {
  private Backup() {}

  /**
   * A backup that was made.
   *
   * @param at the moment of which it is
   * @param keys the files of keys that are in it
   * @param entries of the journal
   * @param last hash of the journal's last entry
   * @param sum SHA-256 over all that is in it
   * @param broken why the journal is not whole; empty where it is
   */
  public record Made(
      Instant at,
      int tables,
      long rows,
      List<String> keys,
      long entries,
      Bytes last,
      Bytes sum,
      String broken) {
    /** Copies the list. */
    public Made {
      keys = List.copyOf(keys);
    }
  }

  /**
   * A backup that was restored.
   *
   * @param at the moment of which it is
   * @param keys the files of keys that were restored
   * @param missing files without which the server does not start
   * @param entries of the journal
   * @param last hash of the journal's last entry
   * @param stopped false where signing stood still at the backup already
   */
  public record Restored(
      Instant at,
      long rows,
      List<String> keys,
      List<String> missing,
      long entries,
      Bytes last,
      boolean stopped) {
    /** Copies the lists. */
    public Restored {
      keys = List.copyOf(keys);
      missing = List.copyOf(missing);
    }
  }

  /**
   * Writes one, beside a running server or without one.
   *
   * @param headKey whether the journal's key is to be in it
   * @throws NotStarted when the database cannot be reached
   * @throws IOException when it cannot be written
   */
  public static Made write(
      Path folder, boolean headKey, OutputStream out, Clock clock, Consumer<String> progress)
      throws IOException {
    try (Archive archive = Archive.untouched(folder, null, progress)) {
      List<Path> keys = KeyFiles.present(folder, headKey);
      if (Files.exists(folder.resolve("keys").resolve(KeyFiles.HEAD))) {
        new JournalStore(archive.source(), clock).sign(HeadKeyFile.in(folder));
      }
      BackupWriter.Written written =
          new BackupWriter(out, clock, progress).write(archive.source(), keys);
      new TakenOut(archive.source()).note(TakenOut.What.BACKUP, written.manifest().at());
      return new Made(
          written.manifest().at(),
          written.tables(),
          written.rows(),
          written.keys(),
          written.manifest().entries(),
          written.manifest().last(),
          written.sum(),
          switch (written.journal()) {
            case JournalCheck.Result.Whole whole -> "";
            case JournalCheck.Result.Broken broken -> broken.sentence();
          });
    } catch (BackupUnreadable e) {
      throw new IOException(e.getMessage(), e);
    } catch (DataAccessException e) {
      throw new IOException("the database: " + e.getMostSpecificCause().getMessage(), e);
    }
  }

  /**
   * Restores one into a folder that is empty or not there. Where that fails, the folder is empty
   * again.
   *
   * @param sum that the backup must have, as it was noted when it was made; null for any
   * @throws NotStarted when it cannot be, saying why
   */
  public static Restored restore(
      Path file, @Nullable Bytes sum, Path folder, Clock clock, Consumer<String> progress) {
    progress.accept("Reading the backup …");
    try {
      demandEmpty(folder);
      return restoreInto(folder, file, sum, clock, progress);
    } catch (BackupUnreadable | PostgresUnavailable | StoreUnavailable e) {
      throw new NotStarted(String.valueOf(e.getMessage()), e);
    }
  }

  private static Restored restoreInto(
      Path folder, Path file, @Nullable Bytes sum, Clock clock, Consumer<String> progress) {
    try (BackupFile backup = opened(file, sum);
        DataFolder data = DataFolder.open(folder)) {
      demandEmpty(folder); // now that nobody else can fill it
      try {
        return restore(backup, data, clock, progress);
      } catch (IOException e) {
        data.empty();
        throw new NotStarted("The keys could not be restored: " + e.getMessage(), e);
      } catch (RuntimeException | Error e) {
        data.empty();
        throw e;
      }
    }
  }

  private static BackupFile opened(Path file, @Nullable Bytes sum) {
    BackupFile backup = BackupFile.open(file);
    if (sum != null && !backup.sum().equals(sum)) {
      String has = backup.sum().toHex();
      backup.close();
      throw new BackupUnreadable(
          "The backup "
              + file
              + " is not the one that was noted: its sum is "
              + has
              + ", and should be "
              + sum.toHex());
    }
    return backup;
  }

  /**
   * Says of a database that was restored by other means that it was: signing stands still until
   * enough people lift that, and everybody signs in anew.
   *
   * @return false where signing stood still already
   * @throws NotStarted when the database cannot be reached
   */
  public static boolean mark(
      Path folder, @Nullable String url, Clock clock, Consumer<String> progress) {
    try (Archive archive = Archive.open(folder, url, progress)) {
      return new Restoration(archive.database(), clock).mark();
    } catch (DataAccessException e) {
      throw new NotStarted(
          "The database could not be marked: " + e.getMostSpecificCause().getMessage(), e);
    }
  }

  private static Restored restore(
      BackupFile backup, DataFolder data, Clock clock, Consumer<String> progress)
      throws IOException {
    List<String> keys = new ArrayList<>(KeyFiles.write(data.path(), backup.keys()));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress);
        Database database =
            Database.connect(postgres.url(), EmbeddedPostgres.USER, postgres.password())) {
      Restoration.Restored restored = new Restoration(database, clock).fill(backup, progress);
      return new Restored(
          backup.manifest().at(),
          backup.rows(),
          keys,
          KeyFiles.missing(data.path()),
          restored.journal().entries(),
          restored.journal().last(),
          restored.stopped());
    }
  }

  private static void demandEmpty(Path folder) {
    if (!DataFolder.isEmpty(folder)) {
      throw new PostgresUnavailable(
          "The folder "
              + folder
              + " is not empty; nothing is restored over what is there. Name another with --data,"
              + " or move it away");
    }
  }
}
