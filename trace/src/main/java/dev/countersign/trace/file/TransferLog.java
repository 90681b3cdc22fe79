package dev.countersign.trace.file;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.trace.ledger.Entry;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Transfers in a table of everything that contracts log: ERC-20 and ERC-721. What has another form
 * than the standards' is no transfer.
 */
final class TransferLog {
  private static final String TRANSFER =
      Keccak256.hash(
              Bytes.of("Transfer(address,address,uint256)".getBytes(StandardCharsets.US_ASCII)))
          .toHex();
  private static final int WORD = 32;

  private TransferLog() {}

  /** What a row of the columns address, topics and data moved, if anything. */
  static Optional<Entry.Moved> of(Row row, Assembly assembly) {
    String[] topics =
        row.optional("topics").orElse("").replaceAll("[\\[\\]'\" ]", "").split(",", -1);
    if (!topics[0].equals(TRANSFER) || topics.length < 3) {
      return Optional.empty();
    }
    String contract = row.address("address");
    String from = account(row, topics[1]);
    String to = account(row, topics[2]);
    Bytes data = Bytes.fromHex(row.optional("data").orElse("0x"), row.where() + ": data");
    if (topics.length == 3 && data.length() == WORD) {
      return Optional.of(assembly.token(contract, from, to, data.toUnsigned()));
    }
    return topics.length == 4 && data.length() == 0
        ? Optional.of(
            assembly.item(contract, word(row, topics[3]).toUnsigned(), from, to, BigInteger.ONE))
        : Optional.empty();
  }

  private static String account(Row row, String topic) {
    return Address.ofWord(word(row, topic)).toHex();
  }

  private static Bytes word(Row row, String topic) {
    Bytes word = Bytes.fromHex(topic, row.where() + ": topics");
    if (word.length() != WORD) {
      throw row.wrong("topics", "is no list of 32 bytes each", topic);
    }
    return word;
  }
}
