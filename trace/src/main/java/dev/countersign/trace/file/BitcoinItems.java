package dev.countersign.trace.file;

import dev.countersign.chain.bitcoin.BitcoinTransaction;
import dev.countersign.chain.bitcoin.TransactionParts;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The inputs and outputs that one row lists, in their order. */
final class BitcoinItems {
  private static final long UINT32 = 0xffff_ffffL;

  private final Row row;
  private final String transaction;

  /** Of a row. */
  BitcoinItems(Row row, String transaction) {
    this.row = row;
    this.transaction = transaction;
  }

  /**
   * What is spent.
   *
   * @param spent how; null where the row does not say all of it
   */
  record In(StatedCoin coin, TransactionParts.@Nullable Spent spent) {}

  /**
   * What is paid.
   *
   * @param paid with its script; null where the row does not say all of it
   */
  record Out(StatedCoin coin, BitcoinTransaction.@Nullable Out paid) {}

  private record Item(int index, Row row, JsonNode json) {
    /** Bytes that are there, even where there are none of them; null where the row lacks them. */
    private @Nullable Bytes bytes(String name) {
      if (!json.hasNonNull(name)) {
        return null;
      }
      String text = json.get(name).asString().toLowerCase(Locale.ROOT);
      return Bytes.fromHex(text.startsWith("0x") ? text : "0x" + text, row.where() + ": " + name);
    }

    private List<String> addresses() {
      List<String> all = new ArrayList<>();
      json.path("addresses").forEach(one -> all.add(one.asString()));
      row.optional("address").ifPresent(all::add);
      return all;
    }

    private String type() {
      return row.optional("type").orElse("");
    }

    private @Nullable Long amount(boolean btc) {
      return row.optional("value")
          .map(text -> Satoshi.of(text, btc, row.where(), "value"))
          .orElse(null);
    }
  }

  /** The inputs. */
  List<In> inputs(boolean btc) {
    List<In> inputs = new ArrayList<>();
    long sum = 0;
    for (Item item : items("inputs", "input", "input_count")) {
      String txid = BitcoinEtl.hash(item.row, "spent_transaction_hash");
      long index = uint32(item.row, "spent_output_index");
      @Nullable Long amount = item.amount(btc);
      sum = plus(sum, amount == null ? 0 : amount);
      StatedCoin coin =
          StatedCoin.of(
              item.row.where(), txid + ":" + index, amount, null, item.addresses(), item.type());
      @Nullable Bytes script = item.bytes("script_hex");
      TransactionParts.@Nullable Spent spent =
          script == null || item.row.optional("sequence").isEmpty()
              ? null
              : new TransactionParts.Spent(txid, index, script, uint32(item.row, "sequence"));
      inputs.add(new In(coin, spent));
    }
    return inputs;
  }

  /** The outputs, of the transaction with that id. */
  List<Out> outputs(String txid, boolean btc) {
    List<Out> outputs = new ArrayList<>();
    long sum = 0;
    for (Item item : items("outputs", "output", "output_count")) {
      long amount = Satoshi.of(item.row.text("value"), btc, item.row.where(), "value");
      sum = plus(sum, amount);
      @Nullable Bytes script = item.bytes("script_hex");
      StatedCoin coin =
          StatedCoin.of(
              item.row.where(),
              txid + ":" + item.index,
              amount,
              script,
              item.addresses(),
              item.type());
      outputs.add(
          new Out(coin, script == null ? null : new BitcoinTransaction.Out(amount, script)));
    }
    if (outputs.isEmpty()) {
      throw new UnreadableInput(row.where() + " pays nothing; a transaction has outputs");
    }
    return outputs;
  }

  private long plus(long sum, long amount) {
    long both = sum + amount;
    if (both > Satoshi.MOST) {
      throw new UnreadableInput(
          row.where()
              + " moves more in the transaction "
              + transaction
              + " than the 21 million BTC that there will be");
    }
    return both;
  }

  /** The members of a list, by their index where they have one. */
  private List<Item> items(String name, String one, String count) {
    JsonNode list = row.optional(name).map(text -> Json.parse(text, row.where())).orElse(null);
    List<Item> items = new ArrayList<>();
    if (list != null && !list.isArray()) {
      throw new UnreadableInput(row.where() + ": " + name + " is no list");
    }
    for (int i = 0; list != null && i < list.size(); i++) {
      JsonNode json = list.get(i);
      Row fields = new Row(row.where() + ", " + one + " " + i, field -> text(json.path(field)));
      long index = fields.optional("index").isPresent() ? fields.count("index") : i;
      items.add(new Item((int) Math.min(Integer.MAX_VALUE, index), fields, json));
    }
    items.sort(Comparator.comparingInt(Item::index));
    boolean whole = row.optional(count).isEmpty() || row.count(count) == items.size();
    for (int i = 0; i < items.size(); i++) {
      whole &= items.get(i).index == i;
    }
    if (!whole) {
      throw new UnreadableInput(
          row.where() + " does not list all " + name + " of its transaction, each once");
    }
    return items;
  }

  private static long uint32(Row row, String name) {
    long number = row.count(name);
    if (number > UINT32) {
      throw row.wrong(name, "has more than 32 bits", row.text(name));
    }
    return number;
  }

  /** A field's text: of a list or an object its JSON. */
  static Optional<String> text(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(node.isValueNode() ? node.asString() : Json.compact(node));
  }
}
