package dev.countersign.trace.file;

import dev.countersign.model.value.Address;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of ethereum-etl: blocks, transactions, receipts, token_transfers, traces, logs and
 * tokens, told apart by their columns. The same columns are those of the public data sets made with
 * it.
 */
final class EthereumEtl implements Table {
  /** Calls that copy another contract's code move nothing of their own. */
  private static final Set<String> MOVING_CALLS = Set.of("call", "callcode", "");

  private enum Kind {
    TOKEN_TRANSFERS("token_address", "from_address", "to_address", "value", "transaction_hash"),
    TRACES("transaction_hash", "from_address", "to_address", "value", "trace_address"),
    TRANSACTIONS("hash", "block_number", "from_address", "to_address", "value"),
    RECEIPTS("transaction_hash", "gas_used", "block_number", "cumulative_gas_used"),
    BLOCKS("number", "hash", "timestamp"),
    LOGS("address", "topics", "data", "transaction_hash", "log_index"),
    TOKENS("address", "decimals");

    /** With spaces between them. */
    private final String columns;

    Kind(String... columns) {
      this.columns = String.join(" ", columns);
    }

    List<String> columns() {
      return List.of(columns.split(" ", -1));
    }
  }

  private final Assembly assembly;
  private final Kind kind;

  private EthereumEtl(Assembly assembly, Kind kind) {
    this.assembly = assembly;
    this.kind = kind;
  }

  /** A reader of the table that has these columns, or nothing where it is none of these. */
  static Optional<Table> of(Set<String> columns, Assembly assembly) {
    return Arrays.stream(Kind.values())
        .filter(table -> columns.containsAll(table.columns()))
        .findFirst()
        .map(table -> new EthereumEtl(assembly, table));
  }

  /** The tables and what columns each needs, for whoever has a file that is none of them. */
  static String tables() {
    return Arrays.stream(Kind.values())
        .map(table ->
            table.name().toLowerCase(Locale.ROOT) + " (" + String.join(", ", table.columns()) + ")")
        .collect(Collectors.joining("; "));
  }

  @Override
  public void read(Row row) {
    switch (kind) {
      case BLOCKS -> assembly.time(row, row.count("number"), row.count("timestamp"));
      case TRANSACTIONS -> transaction(row);
      case RECEIPTS -> receipt(row);
      case TOKEN_TRANSFERS -> tokens(row);
      case TRACES -> trace(row);
      case LOGS -> log(row);
      case TOKENS ->
          row.optionalAmount("decimals")
              .ifPresent(
                  digits -> assembly.decimals(row, Address.of(row.address("address")), digits));
    }
  }

  @Override
  public OptionalLong block(Row row) {
    return switch (kind) {
      case TOKENS -> OptionalLong.empty();
      case BLOCKS -> OptionalLong.of(row.count("number"));
      case TRANSACTIONS, RECEIPTS, TOKEN_TRANSFERS, TRACES, LOGS ->
          OptionalLong.of(row.count("block_number"));
    };
  }

  @Override
  public boolean isGeneral() {
    return kind == Kind.TOKENS;
  }

  private void transaction(Row row) {
    Draft draft = assembly.draft(row.hash("hash"));
    place(row, draft);
    String from = row.address("from_address");
    draft.sender(row, from);
    Optional<String> to = made(row, "receipt_contract_address");
    BigInteger value = row.amount("value");
    if (to.isPresent()) {
      draft.value(row, assembly.coin(from, to.get(), value));
    }
    row.optionalAmount("receipt_status")
        .ifPresent(status -> draft.failed(row, status.signum() == 0));
    Optional<BigInteger> paid = row.optionalAmount("receipt_effective_gas_price");
    Optional<BigInteger> price = paid.isPresent() ? paid : row.optionalAmount("gas_price");
    paid.ifPresentOrElse(
        one -> draft.paidPrice(row, one),
        () -> price.ifPresent(one -> draft.offeredPrice(row, one)));
    fee(row, draft, row.optionalAmount("receipt_gas_used"), price);
  }

  /** Who gets the value: where nobody is named, the contract that the transaction makes. */
  private static Optional<String> made(Row row, String contract) {
    Optional<String> to = row.optionalAddress("to_address");
    return to.isPresent() ? to : row.optionalAddress(contract);
  }

  private void receipt(Row row) {
    Draft draft = assembly.draft(row.hash("transaction_hash"));
    place(row, draft);
    row.optionalAmount("status").ifPresent(status -> draft.failed(row, status.signum() == 0));
    Optional<BigInteger> price = row.optionalAmount("effective_gas_price");
    price.ifPresent(one -> draft.paidPrice(row, one));
    fee(row, draft, row.optionalAmount("gas_used"), price);
  }

  private static void fee(
      Row row, Draft draft, Optional<BigInteger> gas, Optional<BigInteger> price) {
    if (gas.isPresent() && price.isPresent()) {
      draft.fee(row, gas.get().multiply(price.get()));
    }
  }

  private void tokens(Row row) {
    Draft draft = assembly.draft(row.hash("transaction_hash"));
    place(row, draft);
    draft.log(
        row,
        row.count("log_index"),
        assembly.token(
            row.address("token_address"),
            row.address("from_address"),
            row.address("to_address"),
            row.amount("value")));
  }

  private void log(Row row) {
    assembly.bridges().read(row);
    TransferLog.of(row, assembly)
        .ifPresent(move -> {
          Draft draft = assembly.draft(row.hash("transaction_hash"));
          place(row, draft);
          draft.log(row, row.count("log_index"), move);
        });
  }

  private void trace(Row row) {
    Optional<String> hash = row.optional("transaction_hash");
    boolean moves =
        row.optional("trace_type").map(type -> !type.equals("reward")).orElse(true)
            && MOVING_CALLS.contains(row.optional("call_type").orElse(""))
            && row.optional("status").map(status -> !status.equals("0")).orElse(true);
    Optional<String> to = row.optionalAddress("to_address");
    if (hash.isEmpty() || !moves || to.isEmpty()) {
      return;
    }
    Draft draft = assembly.draft(row.hash("transaction_hash"));
    place(row, draft);
    draft.call(
        row,
        "call " + path(row.optional("trace_address").orElse("")),
        assembly.coin(row.address("from_address"), to.get(), row.amount("value")));
  }

  /** A call's place among the calls, so that the order of the texts is that of the calls. */
  private static String path(String address) {
    return Arrays.stream(address.split("[,_ ]+"))
        .filter(part -> !part.isEmpty())
        .map(part -> "0".repeat(Math.max(0, 6 - part.length())) + part)
        .collect(Collectors.joining("."));
  }

  private void place(Row row, Draft draft) {
    long block = row.count("block_number");
    draft.block(row, block);
    row.optional("transaction_index")
        .ifPresent(any -> draft.index(row, row.count("transaction_index")));
    row.optional("block_timestamp")
        .filter(text -> text.chars().allMatch(Character::isDigit))
        .ifPresent(any -> assembly.time(row, block, row.count("block_timestamp")));
  }
}
