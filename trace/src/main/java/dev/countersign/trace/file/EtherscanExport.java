package dev.countersign.trace.file;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Etherscan, and the explorers built like it, give as CSV for one address: its transactions,
 * internal transactions, token transfers and transfers of items. Amounts are in whole coins and
 * tokens, digits in groups of three; they become smallest units exactly, or are refused.
 */
final class EtherscanExport implements Table {
  private static final int COIN_DECIMALS = 18;
  private static final Pattern VALUE_IN = Pattern.compile("Value_IN\\(([A-Za-z0-9]{1,12})\\)");

  /** What the explorers of these chains call the coin, so that no other chain's export is read. */
  private static final Map<Long, Set<String>> COINS =
      Map.of(
          1L, Set.of("ETH"),
          10L, Set.of("ETH"),
          56L, Set.of("BNB"),
          137L, Set.of("MATIC", "POL", "ETH"), // some of its exports do say ETH
          8453L, Set.of("ETH"),
          42161L, Set.of("ETH"),
          43114L, Set.of("AVAX"));

  private enum Kind {
    TRANSACTIONS,
    INTERNAL,
    TOKENS,
    ITEMS
  }

  private final Assembly assembly;
  private final Kind kind;
  private final String hash;
  private final String coin;
  private final String amount;
  private final String item;

  /** Equal rows of one file are several transfers; those of two files are the same ones. */
  private final Map<String, Integer> equals = new HashMap<>();

  private EtherscanExport(Assembly assembly, Kind kind, Set<String> columns, String coin) {
    this.assembly = assembly;
    this.kind = kind;
    this.coin = coin;
    hash = columns.contains("Txhash") ? "Txhash" : "Transaction Hash";
    amount = columns.contains("TokenValue") ? "TokenValue" : "Value";
    item = columns.contains("TokenId") ? "TokenId" : "Token ID";
  }

  /** A reader of the export that has these columns, or nothing where it is none of these. */
  static Optional<EtherscanExport> of(String name, Set<String> columns, Assembly assembly) {
    if (!columns.containsAll(List.of("UnixTimestamp", "From", "ContractAddress"))
        || !(columns.contains("Txhash") || columns.contains("Transaction Hash"))) {
      return Optional.empty();
    }
    String coin =
        columns.stream()
            .map(VALUE_IN::matcher)
            .filter(Matcher::matches)
            .map(match -> match.group(1))
            .filter(any -> columns.contains("Value_OUT(" + any + ")"))
            .findFirst()
            .orElse("");
    if (!coin.isEmpty()) {
      requireCoin(name, coin, assembly.chain());
      if (columns.contains("TxTo")) {
        return Optional.of(new EtherscanExport(assembly, Kind.INTERNAL, columns, coin));
      }
      if (columns.contains("To")) {
        return Optional.of(new EtherscanExport(assembly, Kind.TRANSACTIONS, columns, coin));
      }
    }
    if (columns.contains("To") && (columns.contains("TokenId") || columns.contains("Token ID"))) {
      return Optional.of(new EtherscanExport(assembly, Kind.ITEMS, columns, ""));
    }
    return columns.contains("To")
            && columns.contains("TokenSymbol")
            && (columns.contains("TokenValue") || columns.contains("Value"))
        ? Optional.of(new EtherscanExport(assembly, Kind.TOKENS, columns, ""))
        : Optional.empty();
  }

  private static void requireCoin(String name, String coin, long chain) {
    Set<String> coins = COINS.get(chain);
    if (coins != null && !coins.contains(coin)) {
      throw new UnreadableInput(
          name
              + " has amounts of "
              + coin
              + ", which is not the coin of the chain "
              + chain
              + "; the option --chain says of which chain a ledger is");
    }
  }

  /** What is told apart, for whoever has a file that is none of them. */
  static String tables() {
    return "transactions (Transaction Hash, UnixTimestamp, From, To, ContractAddress,"
        + " Value_IN(ETH), Value_OUT(ETH)); internal transactions (likewise, with TxTo); token"
        + " transfers (… TokenValue, ContractAddress, TokenSymbol); items (… ContractAddress, Token"
        + " ID)";
  }

  @Override
  public void read(Row row) {
    Draft draft = assembly.draft(row.hash(hash));
    if (row.optional("Blockno").isPresent()) {
      long block = row.count("Blockno");
      draft.block(row, block);
      assembly.time(row, block, row.count("UnixTimestamp"));
    }
    switch (kind) {
      case TRANSACTIONS -> transaction(row, draft);
      case INTERNAL -> internal(row, draft);
      case TOKENS -> tokens(row, draft);
      case ITEMS -> items(row, draft);
    }
  }

  @Override
  public OptionalLong block(Row row) {
    return row.optional("Blockno").isPresent()
        ? OptionalLong.of(row.count("Blockno"))
        : OptionalLong.empty();
  }

  private void transaction(Row row, Draft draft) {
    String from = row.address("From");
    draft.sender(row, from);
    draft.failed(row, row.optional("Status").filter(EtherscanExport::isFailure).isPresent());
    String fee = "TxnFee(" + coin + ")";
    if (row.optional(fee).isPresent()) {
      draft.fee(row, row.decimal(fee, COIN_DECIMALS));
    }
    // What a transaction gives to the contract that it makes, it gives to an account too.
    String to = row.optionalAddress("To").orElseGet(() -> row.address("ContractAddress"));
    draft.value(row, assembly.coin(from, to, value(row)));
  }

  private void internal(Row row, Draft draft) {
    if (row.optional("Status").filter(EtherscanExport::isFailure).isPresent()) {
      return;
    }
    String from = row.address("From");
    String to = row.optionalAddress("TxTo").orElseGet(() -> row.address("ContractAddress"));
    BigInteger value = value(row);
    draft.internal(row, ordinal(draft, from + to + value), assembly.coin(from, to, value));
  }

  private void tokens(Row row, Draft draft) {
    Address contract = Address.of(row.address("ContractAddress"));
    String from = row.address("From");
    String to = row.address("To");
    // A file that is read later may say how many decimals the token has.
    assembly.later(() -> {
      BigInteger value = row.decimal(amount, assembly.decimals(row, contract));
      draft.transfer(
          row,
          ordinal(draft, contract.toHex() + from + to + value),
          assembly.token(contract.toHex(), from, to, value));
    });
  }

  private void items(Row row, Draft draft) {
    String contract = row.address("ContractAddress");
    String from = row.address("From");
    String to = row.address("To");
    BigInteger id = row.amount(item);
    BigInteger value =
        row.optional("Quantity").isPresent() ? row.decimal("Quantity", 0) : BigInteger.ONE;
    draft.transfer(
        row,
        ordinal(draft, contract + from + to + id + "x" + value),
        assembly.item(contract, id, from, to, value));
  }

  /** It stands in the column of what came, or in that of what went, or in both where it is one. */
  private BigInteger value(Row row) {
    BigInteger in = row.decimal("Value_IN(" + coin + ")", COIN_DECIMALS);
    BigInteger out = row.decimal("Value_OUT(" + coin + ")", COIN_DECIMALS);
    if (in.signum() > 0 && out.signum() > 0 && !in.equals(out)) {
      throw new UnreadableInput(row.where() + " says that one amount came and another went");
    }
    return in.max(out);
  }

  /** Nothing for a transaction and 0 for an internal one say that it did not fail. */
  private static boolean isFailure(String status) {
    return !status.equals("0");
  }

  private String ordinal(Draft draft, String content) {
    return content + " " + equals.merge(draft.hash().toHex() + content, 1, Integer::sum);
  }
}
