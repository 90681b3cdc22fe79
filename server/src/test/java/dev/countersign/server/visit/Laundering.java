package dev.countersign.server.visit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A ledger in which stolen value goes to deposit addresses that an exchange sweeps, which has no
 * label, and into a mixer out of which the thief takes some again under the same address.
 */
public final class Laundering {
  /** Who stole. */
  public static final String THIEF = address(0xf1);

  /** The exchange that nobody has a label for. */
  public static final String SERVICE = address(0x5e);

  private static final String MIXER = address(0x31);

  private final StringBuilder transactions =
      new StringBuilder("hash,block_number,from_address,to_address,value\n");
  private final StringBuilder blocks = new StringBuilder("number,hash,timestamp\n");
  private int height = 1;

  private Laundering() {}

  /** An address of that number. */
  public static String address(int number) {
    return "0x%040x".formatted(number);
  }

  /** Puts the ledger, and labels of the mixer alone, into a server's data folder. */
  public static void in(Path data, String name) throws IOException {
    Laundering ledger = new Laundering();
    ledger.play();
    Path folder = Files.createDirectories(data.resolve("ledgers").resolve(name));
    Files.writeString(folder.resolve("transactions.csv"), ledger.transactions);
    Files.writeString(folder.resolve("blocks.csv"), ledger.blocks);
    Path labels = Files.createDirectories(data.resolve("labels").resolve(name));
    Files.writeString(
        labels.resolve("labels.csv"), "address,name,kind\n" + MIXER + ",Some Mixer,mixer\n");
  }

  private void play() {
    for (int i = 0; i < 120; i++) {
      pay(address(1_000 + i), address(2_000 + i), 10);
      pay(address(2_000 + i), SERVICE, 10);
      pay(SERVICE, address(3_000 + i), 10);
    }
    for (int i = 0; i < 12; i++) {
      pay(address(4_000 + i), MIXER, 100);
      pay(MIXER, address(5_000 + i), 100);
    }
    pay(address(9), THIEF, 1_000);
    for (int i = 3; i < 6; i++) {
      pay(THIEF, address(2_000 + i), 20);
      pay(address(2_000 + i), SERVICE, 20);
    }
    for (int i = 0; i < 12; i++) {
      pay(THIEF, address(6_000 + i), 10);
    }
    for (int i = 0; i < 4; i++) {
      pay(THIEF, MIXER, 100);
    }
    pay(MIXER, THIEF, 100);
    for (int i = 0; i < 3; i++) {
      pay(MIXER, address(7_000), 100);
    }
    pay(address(7_000), THIEF, 1);
  }

  private void pay(String from, String to, long ether) {
    height++;
    blocks
        .append(height)
        .append(",0x%064x,%d%n".formatted(height, 1_700_000_000L + 3_600L * height));
    transactions.append(
        "0x%064x,%d,%s,%s,%d000000000000000000%n".formatted(height, height, from, to, ether));
  }
}
