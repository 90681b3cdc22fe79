package dev.countersign.trace.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.bridge.Sighting;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bridges log is read out of tables of logs too. */
class BridgeRowsTest {
  private static final String HASH = "0x" + "aa".repeat(32);
  private static final String BRIDGE = "0x" + "b1".repeat(20);
  private static final Address THIEF = Address.of("0x" + "a1".repeat(20));
  private static final Address FRIEND = Address.of("0x" + "a2".repeat(20));
  private static final String HEAD =
      "log_index,transaction_hash,transaction_index,block_number,address,data,topics\n";
  private static final String SEND =
      Keccak256.hash(
              Bytes.of(
                  "Send(bytes32,address,address,address,uint256,uint64,uint64,uint32)"
                      .getBytes(StandardCharsets.US_ASCII)))
          .toHex();

  @TempDir private Path folder;

  @BeforeEach
  void times() throws IOException {
    Files.writeString(
        folder.resolve("blocks.csv"), "number,hash,timestamp\n7,0x" + "0b".repeat(32) + ",1000\n");
    Files.writeString(
        folder.resolve("transactions.csv"),
        "hash,block_number,transaction_index,from_address,to_address,value\n"
            + (HASH + ",7,0," + THIEF.toHex() + "," + BRIDGE + ",500\n"));
  }

  private static String row(int index, long amount) {
    Bytes data =
        AbiParameters.parse("bytes32,address,address,address,uint256,uint64,uint64,uint32")
            .encode(
                Bytes.fromHex("0x" + "1d".repeat(32)),
                THIEF,
                FRIEND,
                Address.ZERO,
                BigInteger.valueOf(amount),
                56,
                1,
                2);
    return index + "," + HASH + ",0,7," + BRIDGE + "," + data.toHex() + "," + SEND + "\n";
  }

  private void logs(String name, String rows) throws IOException {
    Files.writeString(folder.resolve(name), HEAD + rows);
  }

  private List<Said> said() {
    return LedgerFiles.read(List.of(folder), 1).said();
  }

  @Test
  void readsWhatABridgeSaysWithItsTransactionAndTime() throws IOException {
    logs("logs.csv", row(3, 500));
    assertThat(said()).hasSize(1);
    Said one = said().getFirst();
    assertThat(one.contract()).isEqualTo(BRIDGE);
    assertThat(one.transaction()).isEqualTo(HASH);
    Sighting.Left left = (Sighting.Left) one.what();
    assertThat(left.departure().chain()).isEqualTo("1");
    assertThat(left.departure().time()).isEqualTo(1_000);
    assertThat(left.departure().destination()).contains("56");
    assertThat(left.departure().recipient()).contains(FRIEND.toHex());
  }

  @Test
  void countsALogOnceThatIsInTwoFiles() throws IOException {
    logs("logs-a.csv", row(3, 500) + row(4, 500));
    logs("logs-b.csv", row(3, 500));
    assertThat(said()).hasSize(2);
  }

  @Test
  void refusesLogsThatContradictEachOther() throws IOException {
    logs("logs-a.csv", row(3, 500));
    logs("logs-b.csv", row(3, 501));
    assertThatThrownBy(this::said)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("contradicts")
        .hasMessageContaining("its log 3");
  }

  @Test
  void leavesOtherLogsAlone() throws IOException {
    logs("logs.csv", "1," + HASH + ",0,7," + BRIDGE + ",0x,0x" + "ee".repeat(32) + "\n");
    assertThat(said()).isEmpty();
  }
}
