package dev.countersign.gate.known;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The tables that ship with the product, read once from the class path. */
final class ShippedTables {
  private ShippedTables() {}

  /** Widely used tokens. */
  static List<Known.TokenEntry> tokens() {
    List<Known.TokenEntry> tokens = new ArrayList<>();
    lines(
        "tokens.csv",
        line -> {
          String[] cells = line.split(",", -1);
          tokens.add(
              new Known.TokenEntry(
                  Long.parseLong(cells[0]),
                  Address.parse(cells[1], cells[2]),
                  cells[2],
                  Integer.parseInt(cells[3])));
        });
    return tokens;
  }

  /** The official Safe contracts. */
  static List<SafeContract> safeContracts() {
    Map<String, SafeContract.ChainIds> sets = new HashMap<>();
    List<SafeContract> contracts = new ArrayList<>();
    lines(
        "safe-contracts.csv",
        line -> {
          String[] cells = line.split(",", -1);
          if (cells[0].equals("chains")) {
            long[] ids =
                Arrays.stream(cells[2].split(" ", -1)).mapToLong(Long::parseLong).toArray();
            sets.put(cells[1], new SafeContract.ChainIds(ids));
            return;
          }
          SafeContract.ChainIds chains = sets.get(cells[6]);
          if (chains == null) {
            throw new IllegalStateException("no set of chains " + cells[6]);
          }
          contracts.add(
              new SafeContract(
                  cells[1],
                  cells[2],
                  SafeContract.Kind.valueOf(cells[3]),
                  Address.parse(cells[4], cells[2]),
                  Bytes.fromHex(cells[5]),
                  chains));
        });
    return contracts;
  }

  private static void lines(String resource, Consumer<String> each) {
    InputStream in = ShippedTables.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the build lacks " + resource);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(each);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
