package dev.countersign.trace.explorer;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fetches the lists of addresses, and of those that they gave value to, into files that a ledger
 * can be read from. What is there already is not fetched again.
 */
public final class Fetching {
  /**
   * How much is fetched.
   *
   * @param hops over how many accounts value is followed from the first addresses, 0 or more
   * @param most addresses, 1 or more
   * @param rows of one list; an address with more is left out, 1 or more
   */
  public record Bounds(int hops, int most, int rows) {
    /** Checks the ranges. */
    public Bounds {
      if (hops < 0 || most < 1 || rows < 1) {
        throw new UnreadableInput(
            "Expected 0 or more hops, 1 or more addresses and 1 or more rows");
      }
    }
  }

  /**
   * What came of it.
   *
   * @param fetched addresses whose lists are there now
   * @param large addresses left out because of their size
   * @param waiting addresses that would have come next
   */
  public record Fetched(int fetched, List<String> large, int waiting) {
    /** Keeps a copy. */
    public Fetched {
      large = List.copyOf(large);
    }
  }

  private record Reached(String address, int hops) {}

  private final WholeList lists;
  private final Path folder;
  private final Bounds bounds;
  private final Consumer<String> progress;

  /**
   * Into a folder, which is made where there is none.
   *
   * @param progress is told in a few words how far it is
   */
  public Fetching(ExplorerApi api, Path folder, Bounds bounds, Consumer<String> progress) {
    this.lists = new WholeList(api);
    this.folder = folder;
    this.bounds = bounds;
    this.progress = progress;
  }

  /**
   * Fetches.
   *
   * @param addresses in lower case
   * @throws UnreadableInput where the API does not answer, or a file cannot be written
   */
  public Fetched fetch(List<String> addresses) {
    Deque<Reached> waiting = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    addresses.stream().filter(seen::add).forEach(one -> waiting.add(new Reached(one, 0)));
    List<String> large = new ArrayList<>();
    int fetched = 0;
    while (!waiting.isEmpty() && fetched + large.size() < bounds.most()) {
      Reached next = waiting.remove();
      Optional<List<JsonNode>> rows = lists(next.address());
      if (rows.isEmpty()) {
        large.add(next.address());
        progress.accept(next.address() + " has more than " + bounds.rows() + " rows: left out");
        continue;
      }
      fetched++;
      if (next.hops() < bounds.hops()) {
        for (JsonNode row : rows.get()) {
          taker(row, next.address())
              .filter(seen::add)
              .ifPresent(taker -> waiting.add(new Reached(taker, next.hops() + 1)));
        }
      }
      progress.accept(
          next.address()
              + ": "
              + rows.get().size()
              + " rows; "
              + fetched
              + " fetched, "
              + waiting.size()
              + " waiting");
    }
    return new Fetched(fetched, large, waiting.size());
  }

  private Optional<List<JsonNode>> lists(String address) {
    List<JsonNode> all = new ArrayList<>();
    for (Listing listing : Listing.values()) {
      Path file = folder.resolve(address + "." + listing.action() + ".json");
      Optional<List<JsonNode>> rows =
          Files.exists(file)
              ? Optional.of(read(file))
              : lists.rows(listing, address, bounds.rows());
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      if (!Files.exists(file)) {
        write(file, rows.get());
      }
      all.addAll(rows.get());
    }
    return Optional.of(all);
  }

  /** Who got something of it by a row. */
  private static Optional<String> taker(JsonNode row, String giver) {
    boolean gave =
        row.path("from").asString("").toLowerCase(Locale.ROOT).equals(giver)
            && !row.path("value").asString("0").equals("0")
            && !row.path("isError").asString("0").equals("1");
    String taker = row.path("to").asString("").toLowerCase(Locale.ROOT);
    return gave && taker.matches("0x[0-9a-f]{40}") ? Optional.of(taker) : Optional.empty();
  }

  private static List<JsonNode> read(Path file) {
    try {
      List<JsonNode> rows = new ArrayList<>();
      Json.parse(Files.readString(file), String.valueOf(file.getFileName()))
          .path("result")
          .forEach(rows::add);
      return rows;
    } catch (IOException e) {
      throw new UnreadableInput(file + " could not be read: " + e.getMessage());
    }
  }

  /** Whole or not at all: a file that is there says that its list was fetched to the end. */
  private static void write(Path file, List<JsonNode> rows) {
    ObjectNode answer = Json.object().put("status", "1").put("message", "OK");
    ArrayNode result = answer.putArray("result");
    rows.forEach(result::add);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(part, Json.compact(answer));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UnreadableInput(file + " could not be written: " + e.getMessage());
    }
  }
}
