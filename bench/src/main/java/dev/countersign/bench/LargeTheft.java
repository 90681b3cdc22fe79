package dev.countersign.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A theft that is spread over five thousand accounts: in eight layers, each giving on all that it
 * has, some of it to services. As tables of ethereum-etl.
 */
final class LargeTheft {
  /** How many accounts the value comes to. */
  static final int ACCOUNTS = 5_000;

  /** The thief, to whom all of it comes first. */
  static final String THIEF = address(1);

  private static final int[] LAYERS = {1, 12, 80, 400, 1_000, 1_500, 1_200, 657, 150};
  private static final BigInteger STOLEN =
      BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(40_000));

  private final Random random = new Random(1);
  private final BigInteger[] balances = new BigInteger[ACCOUNTS + 2];
  private final StringBuilder transactions =
      new StringBuilder(
          "hash,block_number,transaction_index,from_address,to_address,value,gas_price,"
              + "receipt_gas_used,receipt_status\n");
  private int count;

  private LargeTheft() {}

  /** Writes the ledger and its labels into the folders of a server's data. */
  static void write(Path data) throws IOException {
    LargeTheft theft = new LargeTheft();
    theft.spread();
    Path ledger = Files.createDirectories(data.resolve("ledgers").resolve("large"));
    Path labels = Files.createDirectories(data.resolve("labels").resolve("large"));
    Files.writeString(ledger.resolve("transactions.csv"), theft.transactions);
    StringBuilder blocks = new StringBuilder("number,hash,timestamp\n");
    for (int i = 0; i <= theft.count; i++) {
      blocks.append(i).append(",0x").append("%064x".formatted(i + 1)).append(',');
      blocks.append(1_700_000_000 + 12 * i).append('\n');
    }
    Files.writeString(ledger.resolve("blocks.csv"), blocks);
    StringBuilder known = new StringBuilder("address,name,kind\n");
    String[] kinds = {"exchange", "exchange", "bridge", "mixer"};
    for (int i = 0; i < 40; i++) {
      String kind = kinds[i % kinds.length];
      known.append(address(ACCOUNTS - i * 17)).append(",Known ").append(kind).append(' ');
      known.append(i).append(',').append(kind).append('\n');
    }
    Files.writeString(labels.resolve("labels.csv"), known);
  }

  private void spread() {
    Arrays.fill(balances, BigInteger.ZERO);
    give(0, 1, STOLEN);
    int first = 1;
    for (int layer = 0; layer + 1 < LAYERS.length; layer++) {
      int next = first + LAYERS[layer];
      List<List<Integer>> takers = new ArrayList<>();
      for (int i = 0; i < LAYERS[layer]; i++) {
        takers.add(new ArrayList<>());
      }
      for (int i = 0; i < LAYERS[layer + 1]; i++) {
        takers.get(random.nextInt(LAYERS[layer])).add(next + i);
      }
      for (int i = 0; i < LAYERS[layer]; i++) {
        for (int extra = random.nextInt(3); extra > 0; extra--) {
          takers.get(i).add(next + random.nextInt(LAYERS[layer + 1]));
        }
        giveAll(first + i, takers.get(i));
      }
      first = next;
    }
  }

  private void giveAll(int from, List<Integer> takers) {
    for (int i = 0; i < takers.size(); i++) {
      BigInteger share = balances[from].divide(BigInteger.valueOf(takers.size() - i));
      give(from, takers.get(i), share);
    }
  }

  private void give(int from, int to, BigInteger value) {
    if (from > 0) {
      balances[from] = balances[from].subtract(value);
    }
    balances[to] = balances[to].add(value);
    transactions.append("0x").append("%064x".formatted(count + 1)).append(',').append(count);
    transactions.append(",0,").append(address(from)).append(',').append(address(to)).append(',');
    transactions.append(value).append(",0,21000,1\n");
    count++;
  }

  private static String address(int number) {
    return "0x7a1e%036x".formatted(number);
  }
}
