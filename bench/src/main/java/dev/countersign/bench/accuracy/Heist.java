package dev.countersign.bench.accuracy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A labelled flow of a real theft, as LaunderNetEvm41 writes it: {@code flow_records.csv} with
 * values in dollars, the thieves' first addresses and where the labels end.
 *
 * @param entries one for each transaction; amounts in cents
 * @param names what the data set calls an address, where it does
 */
record Heist(
    String name,
    List<Entry> entries,
    Set<String> sources,
    Set<String> terminals,
    Map<String, String> names) {
  /** Dollars stand for the coin: the data set has no other amounts. */
  static final Asset CENTS = new Asset.Native(1);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private record Head(long block, long time) {}

  /** Reads a folder. */
  static Heist read(Path folder) throws IOException {
    Map<String, Head> heads = new LinkedHashMap<>();
    Map<String, List<Entry.Moved>> moves = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("flow_records.csv"))) {
      for (NamedCsvRecord row : rows) {
        String hash = row.getField("Tx_hash").toLowerCase(java.util.Locale.ROOT);
        String from = address(row.getField("From"));
        String to = address(row.getField("To"));
        name(names, from, row.getField("From_label"));
        name(names, to, row.getField("To_label"));
        heads.put(
            hash,
            new Head(
                Long.parseLong(row.getField("Block")),
                LocalDateTime.parse(row.getField("Timestamp"), TIME)
                    .toEpochSecond(ZoneOffset.UTC)));
        moves
            .computeIfAbsent(hash, any -> new ArrayList<>())
            .add(new Entry.Moved(from, to, CENTS, cents(row.getField("Value_in_USD"))));
      }
    }
    List<Entry> entries = new ArrayList<>();
    heads.forEach((hash, head) ->
        entries.add(
            new Entry(
                head.block,
                -1,
                Bytes.fromHex(hash),
                head.time,
                Optional.empty(),
                BigInteger.ZERO,
                moves.getOrDefault(hash, List.of()))));
    return new Heist(
        String.valueOf(folder.getFileName()),
        entries,
        addresses(folder.resolve("source_addresses.csv")),
        addresses(folder.resolve("terminal_addresses.csv")),
        names);
  }

  private static void name(Map<String, String> names, String address, String name) {
    if (!name.isBlank()) {
      names.put(address, name);
    }
  }

  private static BigInteger cents(String dollars) {
    return new BigDecimal(dollars)
        .movePointRight(2)
        .setScale(0, RoundingMode.HALF_UP)
        .toBigInteger();
  }

  private static Set<String> addresses(Path file) throws IOException {
    Set<String> addresses = new LinkedHashSet<>();
    for (String line : Files.readAllLines(file)) {
      if (line.strip().startsWith("0x")) {
        addresses.add(address(line));
      }
    }
    return addresses;
  }

  private static String address(String text) {
    return text.strip().toLowerCase(java.util.Locale.ROOT);
  }
}
