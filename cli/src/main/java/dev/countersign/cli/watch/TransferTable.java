package dev.countersign.cli.watch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.seen.Movement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Transfers out of CSV, in the order of the file, which must be that of time. Columns: {@code time}
 * (seconds since 1970, or as in 2026-03-02T10:00:00Z), {@code from}, {@code to} and {@code amount}
 * in whole units; and where there are, {@code asset} (a symbol), {@code contract}, {@code chain},
 * {@code block} and {@code transaction}. Without blocks, what has one time is one block.
 */
final class TransferTable {
  private static final List<String> REQUIRED = List.of("time", "from", "to", "amount");
  private static final int MOST_DIGITS = 100;

  private final Facts facts;
  private final Consumer<Movement> movements;
  private final Map<Long, At> chains = new HashMap<>();
  private final Map<String, Asset> assets = new HashMap<>();
  private final Map<String, Integer> columns = new HashMap<>();
  private String where = "";
  private long rows;

  /** Where a chain is. */
  private static final class At {
    long block = -1;
    long time = -1;
    int index;
  }

  TransferTable(Facts facts, Consumer<Movement> movements) {
    this.facts = facts;
    this.movements = movements;
  }

  /** Reads a file; one that follows another must be later. */
  void read(Path file) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .detectBomHeader(true)
            .ofCsvRecord(file)) {
      boolean first = true;
      for (CsvRecord record : reader) {
        where = file.getFileName() + ", line " + record.getStartingLineNumber();
        if (first) {
          columns(record);
          first = false;
        } else {
          row(record);
        }
      }
      if (first) {
        throw new UnreadableInput(file + " is empty; its first line names the columns");
      }
    } catch (CsvParseException e) {
      throw new UnreadableInput(file + " is no CSV that can be read: " + e.getMessage());
    } catch (UncheckedIOException | IOException e) {
      throw new UnreadableInput(file + " could not be read: " + e.getMessage());
    }
  }

  private void columns(CsvRecord record) {
    columns.clear();
    for (int i = 0; i < record.getFieldCount(); i++) {
      columns.putIfAbsent(record.getField(i).strip().toLowerCase(Locale.ROOT), i);
    }
    for (String name : REQUIRED) {
      if (!columns.containsKey(name)) {
        throw new UnreadableInput(
            where
                + " names no column \""
                + name
                + "\"; expected time, from, to, amount and, where there are, asset, contract,"
                + " chain, block, transaction");
      }
    }
  }

  private void row(CsvRecord record) {
    rows++;
    long time = time(required(record, "time"));
    String chainText = field(record, "chain");
    long chain = chainText == null ? 1 : number(chainText, "chain");
    At at = chains.computeIfAbsent(chain, id -> new At());
    String blockText = field(record, "block");
    long block =
        blockText == null
            ? (time == at.time ? at.block : at.block + 1)
            : number(blockText, "block");
    if (time < at.time || block < at.block) {
      throw new UnreadableInput(
          where + " is earlier than the line before it; sort the transfers by time and block");
    }
    at.index = block == at.block ? at.index + 1 : 0;
    at.block = block;
    at.time = time;
    String symbol = field(record, "asset");
    String named = symbol == null ? (chain == Movement.BITCOIN ? "BTC" : "ETH") : symbol;
    Asset asset = asset(chain, named, field(record, "contract"));
    BigInteger amount = amount(required(record, "amount"), named);
    if (amount.signum() == 0) {
      return; // nothing moved, as zero-value transfers say
    }
    movements.accept(
        new Movement(
            chain,
            block,
            time,
            transaction(field(record, "transaction")),
            at.index,
            account(required(record, "from")),
            account(required(record, "to")),
            asset,
            amount));
  }

  private @Nullable String field(CsvRecord record, String name) {
    Integer column = columns.get(name);
    if (column == null || column >= record.getFieldCount()) {
      return null;
    }
    String text = record.getField(column).strip();
    return text.isEmpty() ? null : text;
  }

  private String required(CsvRecord record, String name) {
    String text = field(record, name);
    if (text == null) {
      throw new UnreadableInput(where + " has no " + name);
    }
    return text;
  }

  private long time(String text) {
    try {
      if (text.length() < 15 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Long.parseLong(text);
      }
      long time =
          text.endsWith("Z")
              ? Instant.parse(text).getEpochSecond()
              : LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
      if (time >= 0) {
        return time;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw new UnreadableInput(
        where + ": \"time\" is seconds since 1970, or a time such as 2026-03-02T10:00:00Z");
  }

  private long number(String text, String what) {
    if (text.matches("[0-9]{1,15}")) {
      return Long.parseLong(text);
    }
    throw new UnreadableInput(where + ": \"" + what + "\" is a whole number");
  }

  private BigInteger amount(String text, String symbol) {
    try {
      if (text.length() <= MOST_DIGITS && text.matches("[0-9]*\\.?[0-9]*")) {
        return new BigDecimal(text).movePointRight(facts.decimals(symbol)).toBigInteger();
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UnreadableInput(
        where + ": \"amount\" is a number of whole units, such as 50 or 0.25");
  }

  private Asset asset(long chain, String symbol, @Nullable String contract) {
    return assets.computeIfAbsent(
        chain + " " + symbol + " " + contract,
        key ->
            facts.asset(
                chain,
                symbol,
                contract == null ? null : Address.parse(contract, where + ": \"contract\"")));
  }

  private Bytes transaction(@Nullable String text) {
    if (text == null) {
      return Bytes.word(BigInteger.valueOf(rows));
    }
    Bytes hash = Bytes.fromHex(text, where + ": \"transaction\"");
    if (hash.length() != 32) {
      throw new UnreadableInput(where + ": \"transaction\" is a hash of 32 bytes");
    }
    return hash;
  }

  static String account(String text) {
    return text.startsWith("0x") || text.startsWith("0X") ? text.toLowerCase(Locale.ROOT) : text;
  }
}
