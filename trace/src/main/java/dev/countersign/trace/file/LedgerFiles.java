package dev.countersign.trace.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a ledger out of files, whatever their order. */
public final class LedgerFiles {
  private static final int BUFFER = 1 << 16;

  /**
   * A file that was read, so that another expert can see that theirs is the same.
   *
   * @param sha256 of its bytes, in hexadecimal
   */
  public record Input(String name, long bytes, String sha256) {}

  /**
   * What was read.
   *
   * @param notes sentences on what is less exact in the files than on the chain
   * @param said what bridges logged, as far as the files have logs
   */
  public record Loaded(Ledger ledger, List<Input> inputs, List<String> notes, List<Said> said) {}

  /**
   * What was read, in the order of the chain.
   *
   * @param bitcoin its transactions where it is of Bitcoin
   * @param entries those of any other chain
   * @param notes likewise
   */
  public record Entries(
      Optional<Payments> bitcoin, List<Entry> entries, List<Input> inputs, List<String> notes) {
    /** How many transactions. */
    public int size() {
      return bitcoin.map(found -> found.all.size()).orElse(entries.size());
    }
  }

  /**
   * Transactions of Bitcoin.
   *
   * @param network whose addresses they have; nothing where they have none
   */
  public record Payments(Optional<BitcoinNetwork> network, List<Payment> all) {}

  private LedgerFiles() {}

  /**
   * Reads files, and all files of folders, that end in {@code .csv}, {@code .json} or {@code
   * .parquet}; of a folder also those of its partitions, such as {@code date=2025-02-21}.
   *
   * @param chain the chain they are of (EIP-155)
   * @throws UnreadableInput where one cannot be read or contradicts another
   */
  public static Loaded read(List<Path> places, long chain) {
    return read(places, Given.chain(chain));
  }

  /**
   * Likewise, with what is known besides.
   *
   * @throws UnreadableInput where one cannot be read or contradicts another
   */
  public static Loaded read(List<Path> places, Given given) {
    Assembly assembly = new Assembly(given);
    List<String> notes = new ArrayList<>();
    List<Input> inputs = read(places, given, assembly, notes);
    Ledger ledger = assembly.ledger();
    notes.addAll(assembly.bitcoin().notes());
    return new Loaded(ledger, inputs, notes, assembly.said());
  }

  /**
   * Reads the same, for another kind of ledger.
   *
   * @param earlier knows outputs of Bitcoin by outpoint that were made before the files; nothing
   *     where it does not
   * @throws UnreadableInput where one cannot be read or contradicts another
   */
  public static Entries entries(
      List<Path> places, Given given, Function<String, Optional<Coin>> earlier) {
    Assembly assembly = new Assembly(given);
    List<String> notes = new ArrayList<>();
    List<Input> inputs = read(places, given, assembly, notes);
    return entries(assembly, earlier, inputs, notes);
  }

  /** What was put together, for a store. */
  static Entries entries(
      Assembly assembly,
      Function<String, Optional<Coin>> earlier,
      List<Input> inputs,
      List<String> notes) {
    if (assembly.bitcoin().isEmpty()) {
      return new Entries(Optional.empty(), assembly.entries(), inputs, notes);
    }
    Payments payments = new Payments(assembly.bitcoin().network(), assembly.payments(earlier));
    notes.addAll(assembly.bitcoin().notes());
    return new Entries(Optional.of(payments), List.of(), inputs, notes);
  }

  private static List<Input> read(
      List<Path> places, Given given, Assembly assembly, List<String> notes) {
    List<Input> inputs = new ArrayList<>();
    for (Path file : files(places)) {
      read(file, given, assembly, notes);
      inputs.add(input(file));
    }
    return inputs;
  }

  /** Reads one file. */
  static void read(Path file, Given given, Assembly assembly, List<String> notes) {
    String name = name(file).toLowerCase(Locale.ROOT);
    if (name.endsWith(".json") && JsonLines.is(file)) {
      JsonLines.read(file, name(file), assembly);
    } else if (name.endsWith(".json")) {
      new EtherscanAnswer(assembly, name(file)).read(text(file));
    } else if (name.endsWith(".parquet")) {
      given.tables().read(file, new TableRows(name(file), assembly)).ifPresent(notes::add);
    } else {
      csv(file, assembly);
    }
  }

  /** All files at places, in their order. */
  static List<Path> files(List<Path> places) {
    List<Path> files = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        folder(place, files);
      } else if (Files.isReadable(place)) {
        files.add(place);
      } else {
        throw new UnreadableInput(
            "The ledger "
                + place
                + " does not exist or may not be read; expected files or a folder");
      }
    }
    if (files.isEmpty()) {
      throw new UnreadableInput(
          "There is no file that ends in .csv, .json or .parquet in " + places);
    }
    return files;
  }

  private static void folder(Path folder, List<Path> files) {
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path one : inside.sorted().toList()) {
        if (Files.isDirectory(one) && name(one).contains("=")) {
          folder(one, files);
        } else if (Files.isRegularFile(one)
            && name(one).toLowerCase(Locale.ROOT).matches(".*\\.(csv|json|parquet)")) {
          files.add(one);
        }
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static void csv(Path file, Assembly assembly) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .detectBomHeader(true)
            .ofNamedCsvRecord(file)) {
      Table table = null;
      for (NamedCsvRecord record : reader) {
        if (table == null) {
          table = Tables.of(name(file), new HashSet<>(record.getHeader()), Set.of(), assembly);
        }
        String where = name(file) + ", line " + record.getStartingLineNumber();
        if (record.getFieldCount() != record.getHeader().size()) {
          throw new UnreadableInput(
              where
                  + " has "
                  + record.getFieldCount()
                  + " fields; its first line names "
                  + record.getHeader().size());
        }
        assembly.span().read(table, new Row(where, record::findField));
      }
    } catch (CsvParseException e) {
      throw new UnreadableInput(name(file) + " is no CSV that can be read: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw new UnreadableInput(file + " could not be read: " + e.getMessage());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static Input input(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[BUFFER];
      long bytes = 0;
      for (int read = digest.read(buffer); read >= 0; read = digest.read(buffer)) {
        bytes += read;
      }
      return new Input(
          name(file), bytes, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  static UnreadableInput unreadable(Path file, IOException e) {
    return new UnreadableInput(
        file
            + " could not be read: "
            + (e instanceof CharacterCodingException ? "it is no UTF-8 text" : e.getMessage()));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
