package dev.countersign.trace.explorer;

import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * All rows of a list, though the API gives no more than some thousands at once: each page begins
 * with the block in which the one before it ends.
 */
final class WholeList {
  /** What Etherscan gives at most. */
  private static final int PAGE = 10_000;

  private final ExplorerApi api;
  private final int page;

  WholeList(ExplorerApi api) {
    this(api, PAGE);
  }

  WholeList(ExplorerApi api, int page) {
    this.api = api;
    this.page = page;
  }

  /**
   * Every row, the oldest first, or nothing where there are more than so many.
   *
   * @throws UnreadableInput where the API does not answer, or its pages contradict each other
   */
  Optional<List<JsonNode>> rows(Listing listing, String address, int most) {
    List<JsonNode> all = new ArrayList<>();
    int size = page;
    long from = 0;
    while (true) {
      List<JsonNode> rows = api.rows(listing, address, from, size);
      long last = requireOrder(rows, from, address);
      if (all.size() + rows.size() > most) {
        return Optional.empty();
      }
      if (rows.size() < size) {
        // Is that all, or all that this API gives at once?
        if (rows.isEmpty() || api.rows(listing, address, last + 1, 1).isEmpty()) {
          all.addAll(rows);
          return Optional.of(all);
        }
        size = rows.size();
      }
      rows.stream().filter(row -> block(row, address) < last).forEach(all::add);
      if (block(rows.getFirst(), address) == last) {
        throw new UnreadableInput(
            "The API gives no more than "
                + size
                + " rows at once, and lists as many or more for "
                + address
                + " in block "
                + last
                + "; such an address cannot be fetched whole");
      }
      from = last;
    }
  }

  /** The last row's block. */
  private static long requireOrder(List<JsonNode> rows, long from, String address) {
    long last = from;
    for (JsonNode row : rows) {
      long block = block(row, address);
      if (block < last) {
        throw new UnreadableInput(
            "The API lists block "
                + block
                + " for "
                + address
                + " after block "
                + last
                + "; expected the oldest first, from the block that was asked for");
      }
      last = block;
    }
    return last;
  }

  private static long block(JsonNode row, String address) {
    String text = row.path("blockNumber").asString("");
    if (!text.matches("[0-9]{1,15}")) {
      throw new UnreadableInput("The API lists a row for " + address + " without a blockNumber");
    }
    return Long.parseLong(text);
  }
}
