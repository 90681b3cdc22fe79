package dev.countersign.trace.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in parts is what is read at once. */
class LedgerPartsTest {
  private static final String A = "0x" + "a1".repeat(20);
  private static final String B = "0x" + "b2".repeat(20);
  private static final String TOKEN = "0x" + "cc".repeat(20);
  private static final String TRANSACTIONS =
      "hash,block_number,transaction_index,from_address,to_address,value,gas_price,receipt_gas_used\n";
  private static final String TRANSFERS =
      "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n";

  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String hash(int number) {
    return "0x" + "%064x".formatted(number);
  }

  /** Of each tenth block a transaction and a token transfer, in several files, and the tokens. */
  private void write(int transactions) throws IOException {
    StringBuilder early = new StringBuilder(TRANSACTIONS);
    StringBuilder late = new StringBuilder(TRANSACTIONS);
    StringBuilder tokens = new StringBuilder(TRANSFERS);
    StringBuilder blocks = new StringBuilder("number,hash,timestamp\n");
    for (int i = transactions - 1; i >= 0; i--) {
      String row = hash(i) + "," + 10 * i + ",3," + A + "," + B + "," + (5 + i) + ",2,10\n";
      (i < transactions / 2 ? early : late).append(row);
      tokens
          .append(String.join(",", TOKEN, B, A, Integer.toString(i), hash(i)))
          .append(",0,")
          .append(10 * i)
          .append('\n');
      blocks.append(10 * i + "," + hash(i) + "," + (1_600_000_000L + i) + "\n");
    }
    write("a-late.csv", late.toString());
    write("b-early.csv", early.toString());
    write("c-tokens.csv", tokens.toString());
    write("d-blocks.csv", blocks.toString());
    write("e-known.csv", "address,decimals\n" + TOKEN + ",6\n");
  }

  private LedgerParts parts(long most) {
    return LedgerParts.of(List.of(folder), Given.chain(1), most);
  }

  private List<Entry> atOnce() {
    return LedgerFiles.entries(List.of(folder), Given.chain(1), any -> Optional.empty()).entries();
  }

  private static List<Entry> all(LedgerParts parts) {
    List<Entry> all = new ArrayList<>();
    for (int i = 0; i < parts.count(); i++) {
      all.addAll(parts.read(i, any -> Optional.empty()).entries());
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 70, 100, 500, 1_000_000})
  void areTogetherWhatTheFilesSay(long most) throws IOException {
    write(200);
    LedgerParts parts = parts(most);
    int expected = most == 1 ? 20 : most == 70 ? 10 : most == 100 ? 7 : most == 500 ? 2 : 1;
    assertThat(parts.count()).isEqualTo(expected);
    List<Entry> atOnce = atOnce();
    assertThat(atOnce).hasSize(200);
    assertThat(all(parts)).isEqualTo(atOnce);
    assertThat(parts.inputs()).hasSize(5);
    if (expected > 1) {
      assertThat(parts.read(1, any -> Optional.empty()).size())
          .as("not more than a part of it at once")
          .isLessThan(150);
    }
  }

  @Test
  void opensAFileOnlyForPartsThatItHasBlocksOf() throws IOException {
    write(200);
    LedgerParts parts = parts(500);
    Files.delete(folder.resolve("b-early.csv"));
    assertThat(parts.read(1, any -> Optional.empty()).size()).isPositive();
    assertThatThrownBy(() -> parts.read(0, any -> Optional.empty()))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("b-early.csv");
  }

  @Test
  void readsAtOnceWhatSaysNoBlock() throws IOException {
    write(200);
    write(
        "export.csv",
        "Transaction Hash,UnixTimestamp,DateTime (UTC),From,To,ContractAddress,Value_IN(ETH),"
            + "Value_OUT(ETH),TxnFee(ETH)\n"
            + String.join(",", hash(7), "1600000007", "", A, B, "", "0", "0.000000000000000012", "")
            + "\n");
    assertThat(parts(70).count()).isEqualTo(1);
  }

  @Test
  void saysWhereARowIsWrongBeforeAnythingIsRead() throws IOException {
    write(200);
    write("f.csv", TRANSFERS + String.join(",", TOKEN, B, A, "1", hash(1), "0", "soon") + "\n");
    assertThatThrownBy(() -> parts(70))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("f.csv, line 2")
        .hasMessageContaining("block_number");
  }
}
