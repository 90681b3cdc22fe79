package dev.countersign.trace.practice;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

/** Writes down transactions as they happen, in the tables that ethereum-etl makes of a chain. */
final class Chain {
  private static final long FIRST_BLOCK = 21_000_000;
  private static final long FIRST_TIME = 1_729_300_000;
  private static final int SECONDS = 12;
  private static final long GAS = 21_000;

  private final Random random;
  private final StringBuilder blocks = new StringBuilder("number,hash,timestamp\n");
  private final StringBuilder transactions =
      new StringBuilder(
          "hash,block_number,transaction_index,from_address,to_address,value,gas_price,"
              + "receipt_gas_used,receipt_status\n");
  private final StringBuilder tokens =
      new StringBuilder(
          "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n");
  private final Map<String, BigInteger> balances = new HashMap<>();
  private final Map<String, BigInteger> tokenBalances = new HashMap<>();
  private long block = FIRST_BLOCK;
  private int index;
  private int log;
  private int count;
  private String last = "";

  Chain(Random random) {
    this.random = random;
    begin();
  }

  private void begin() {
    blocks
        .append(block)
        .append(',')
        .append(hash("block " + block))
        .append(',')
        .append(FIRST_TIME + SECONDS * (block - FIRST_BLOCK))
        .append('\n');
    index = 0;
    log = 0;
  }

  /** So many blocks go by. */
  void later(int more) {
    for (int i = 0; i < more; i++) {
      block++;
      begin();
    }
  }

  /** A transaction that sends coins. */
  void send(String from, String to, BigInteger amount) {
    long price = 5_000_000_000L + random.nextInt(2_000_000_000);
    last = hash("transaction " + count++);
    transactions.append(
        "%s,%d,%d,%s,%s,%s,%d,%d,1%n"
            .formatted(last, block, index++, from, to, amount, price, GAS)
            .replace(System.lineSeparator(), "\n"));
    balances.merge(from, amount.add(BigInteger.valueOf(GAS * price)).negate(), BigInteger::add);
    balances.merge(to, amount, BigInteger::add);
  }

  /** Tokens move in the last transaction, or in one of their own where the sender made another. */
  void token(String contract, String from, String to, BigInteger amount) {
    if (!last.isEmpty() && tokenBalances.containsKey(from)) {
      send(from, contract, BigInteger.ZERO);
    }
    tokens.append(
        "%s,%s,%s,%s,%s,%d,%d%n"
            .formatted(contract, from, to, amount, last, log++, block)
            .replace(System.lineSeparator(), "\n"));
    tokenBalances.merge(to, amount, BigInteger::add);
  }

  BigInteger balance(String account) {
    return balances.getOrDefault(account, BigInteger.ZERO);
  }

  BigInteger tokens(String account) {
    return tokenBalances.getOrDefault(account, BigInteger.ZERO);
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("blocks.csv"), blocks);
    Files.writeString(folder.resolve("transactions.csv"), transactions);
    Files.writeString(folder.resolve("token_transfers.csv"), tokens);
  }

  private static String hash(String what) {
    try {
      return "0x"
          + HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(what.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
