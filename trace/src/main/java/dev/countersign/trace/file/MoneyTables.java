package dev.countersign.trace.file;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Data sets that tell what transfers were worth, and not what was transferred: flows of thefts as
 * LaunderNetEvm41 has them (MFTracer, 2026), in dollars, and transactions as IBM's AMLSim makes
 * them, whose accounts are numbers, whose times are steps, and which are in no currency.
 */
final class MoneyTables {
  private static final Set<String> LAUNDER_NET =
      Set.of("Timestamp", "Block", "Tx_hash", "From", "To", "Value_in_USD");
  private static final Set<String> AML_SIM =
      Set.of("sourceNodeId", "targetNodeId", "value", "time");
  private static final Set<String> AML_SIM_ACCOUNTS = Set.of("nodeid", "init_balance");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Asset.Money DOLLARS = new Asset.Money("USD");
  private static final Asset.Money NO_CURRENCY = new Asset.Money("");
  private static final int DECIMALS = 2;
  private static final long SECONDS_A_DAY = 86_400;

  private final Assembly assembly;

  /** Equal rows of one file are several transfers; those of two files are the same. */
  private final Map<String, Integer> counts = new HashMap<>();

  private MoneyTables(Assembly assembly) {
    this.assembly = assembly;
  }

  static String tables() {
    return "LaunderNetEvm41's flow_records, AMLSim's transactions";
  }

  /** A reader, where the columns are those of one of them. */
  static Optional<Table> of(Set<String> columns, Assembly assembly) {
    MoneyTables tables = new MoneyTables(assembly);
    if (columns.containsAll(LAUNDER_NET)) {
      return Optional.of(tables::launderNet);
    }
    if (columns.containsAll(AML_SIM)) {
      return Optional.of(tables::amlSim);
    }
    // What they say besides of accounts moves nothing.
    boolean list = columns.size() == 1 && columns.stream().allMatch(MoneyTables::isAddress);
    return columns.containsAll(AML_SIM_ACCOUNTS) || list
        ? Optional.of(row -> {})
        : Optional.empty();
  }

  private static boolean isAddress(String text) {
    return text.matches("0x[0-9a-fA-F]{40}") && Address.parse(text, "address").toHex().length() > 0;
  }

  private void launderNet(Row row) {
    Draft draft = assembly.draft(row.hash("Tx_hash"));
    long block = row.count("Block");
    draft.block(row, block);
    assembly.time(row, block, time(row));
    String from = row.address("From");
    String to = row.address("To");
    BigInteger value = row.decimal("Value_in_USD", DECIMALS);
    draft.transfer(
        row,
        ordinal(draft.hash().toHex() + " " + from + " " + to + " " + value),
        assembly.money(row, DOLLARS, from, to, value));
  }

  private static long time(Row row) {
    String text = row.text("Timestamp");
    try {
      return LocalDateTime.parse(text, TIME).toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw row.wrong("Timestamp", "is no time; expected such as 2023-06-02 21:49:23", text);
    }
  }

  private void amlSim(Row row) {
    long step = row.count("time");
    String from = row.amount("sourceNodeId").toString();
    String to = row.amount("targetNodeId").toString();
    BigInteger value = row.decimal("value", DECIMALS);
    String ordinal = ordinal(step + " " + from + " " + to + " " + value);
    Draft draft = assembly.draft(hash(ordinal));
    draft.block(row, step);
    assembly.time(row, step, step * SECONDS_A_DAY);
    draft.transfer(row, ordinal, assembly.money(row, NO_CURRENCY, from, to, value));
  }

  /** What a row says and how often it was said before, which is the same in any file. */
  private String ordinal(String said) {
    return said + " " + counts.merge(said, 1, Integer::sum);
  }

  /** Transactions without a hash get one of what they say. */
  private static Bytes hash(String said) {
    try {
      return Bytes.of(
          MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
