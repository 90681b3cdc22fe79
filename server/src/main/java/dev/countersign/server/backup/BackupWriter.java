package dev.countersign.server.backup;

import dev.countersign.model.journal.JournalCheck;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.backup.Sums.Part;
import dev.countersign.server.journal.JournalExport;
import dev.countersign.server.journal.JournalStore;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes a backup: a zip of every table's rows as {@code COPY} prints them, all read in one
 * transaction that sees one moment, and of the keys that are to be kept with them.
 */
public final class BackupWriter {
  private final OutputStream out;
  private final InstantSource clock;
  private final Consumer<String> progress;

  /** One that writes there. */
  public BackupWriter(OutputStream out, InstantSource clock, Consumer<String> progress) {
    this.out = out;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * What was written.
   *
   * @param keys the names of the keys' files
   * @param sum over all that is in it
   * @param journal what came of checking it
   */
  public record Written(
      Manifest manifest,
      int tables,
      long rows,
      List<String> keys,
      Bytes sum,
      JournalCheck.Result journal) {
    /** Copies the list. */
    public Written {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Writes it.
   *
   * @param keys files to put beside the tables; each by its name alone
   * @throws IOException when it cannot be written
   */
  public Written write(DataSource source, List<Path> keys) throws IOException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return write(connection, keys);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IOException("the database: " + e.getMessage(), e);
    } catch (DataAccessException e) {
      throw new IOException("the database: " + e.getMostSpecificCause().getMessage(), e);
    }
  }

  private Written write(Connection connection, List<Path> keys) throws SQLException, IOException {
    DataSource moment = new SingleConnectionDataSource(connection, true);
    Tables tables = new Tables(moment);
    JournalStore journal = new JournalStore(moment, clock);
    Instant at = clock.instant();
    JournalEntry last = journal.last().orElse(null);
    Manifest manifest =
        new Manifest(
            at,
            tables.steps(),
            last == null ? 0 : last.number(),
            last == null ? JournalEntry.BEGINNING : last.hash());
    List<Table> all = tables.inOrder();
    Sums sums = new Sums();
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    try (ZipOutputStream zip = new ZipOutputStream(new Unclosed(out))) {
      part(
          zip,
          sums,
          Parts.MANIFEST,
          to -> {
            to.write(Json.compact(manifest.json()).getBytes(StandardCharsets.UTF_8));
            return 0;
          });
      for (Path key : keys) {
        part(
            zip,
            sums,
            Parts.KEYS + key.getFileName(),
            to -> {
              Files.copy(key, to);
              return 0;
            });
      }
      for (Table table : all) {
        progress.accept("Reading " + table.name() + " …");
        part(
            zip,
            sums,
            Parts.columns(table),
            to -> {
              to.write(String.join("\n", table.columns()).getBytes(StandardCharsets.UTF_8));
              return 0;
            });
        part(zip, sums, Parts.rows(table), to -> copy.copyOut(table.out(), to));
      }
      zip.putNextEntry(new ZipEntry(Parts.SUMS));
      zip.write(sums.text());
      zip.closeEntry();
    }
    progress.accept("Checking the journal …");
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(key.getFileName().toString()));
    return new Written(
        manifest,
        all.size(),
        sums.rows(),
        names,
        Bytes.of(sha256().digest(sums.text())),
        check(journal));
  }

  private static JournalCheck.Result check(JournalStore journal) {
    try {
      return JournalCheck.of(JournalExport.lines(journal), JournalCheck.Anchor.NOTHING);
    } catch (UnreadableInput e) { // an entry that cannot even be printed
      return new JournalCheck.Result.Broken(0, 0, e.sentence());
    }
  }

  /** Writes a part's content and returns how many rows it has. */
  private interface Content {
    long to(OutputStream out) throws IOException, SQLException;
  }

  private static void part(ZipOutputStream zip, Sums sums, String name, Content content)
      throws IOException, SQLException {
    MessageDigest digest = sha256();
    zip.putNextEntry(new ZipEntry(name));
    long rows = content.to(new DigestOutputStream(new Unclosed(zip), digest));
    zip.closeEntry();
    sums.parts().put(name, new Part(HexFormat.of().formatHex(digest.digest()), rows));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Leaves the stream beneath it open, and hands whole arrays on. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
