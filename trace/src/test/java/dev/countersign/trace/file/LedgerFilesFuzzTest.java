package dev.countersign.trace.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

class LedgerFilesFuzzTest {
  private static final List<String> HEADS =
      List.of(
          "",
          "hash,block_number,transaction_index,from_address,to_address,value,gas_price,"
              + "receipt_gas_used,receipt_status\n",
          "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n",
          "transaction_hash,from_address,to_address,value,trace_address,call_type,block_number\n",
          "address,topics,data,transaction_hash,log_index,block_number\n",
          "number,hash,timestamp\n",
          "Txhash,Blockno,UnixTimestamp,From,To,ContractAddress,Value_IN(ETH),Value_OUT(ETH),"
              + "TxnFee(ETH),Status\n",
          "Txhash,Blockno,UnixTimestamp,From,TxTo,ContractAddress,Value_IN(ETH),Value_OUT(ETH)\n",
          "Transaction Hash,Blockno,UnixTimestamp,From,To,TokenValue,ContractAddress,TokenSymbol\n",
          "Txhash,Blockno,UnixTimestamp,From,To,ContractAddress,Token ID,Quantity\n");

  private static final String LINE =
      "{\"hash\":\""
          + "ab".repeat(32)
          + "\",\"version\":1,\"lock_time\":0,\"block_number\":7,\"block_timestamp\":9,\"index\":1,"
          + "\"inputs\":[{\"index\":0,\"spent_transaction_hash\":\""
          + "cd".repeat(32)
          + "\",\"spent_output_index\":3,\"script_hex\":\"\",\"sequence\":5,\"value\":900,"
          + "\"addresses\":[\"1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2\"]}],\"outputs\":[{\"index\":0,"
          + "\"script_hex\":\"0014751e76e8199196d454941c45d1b3a323f1433bd6\",\"value\":800}]}";

  @FuzzTest(maxDuration = "10s")
  void readsAnyTableOrSaysWhatIsWrong(byte[] input) throws IOException {
    if (input.length > 0) {
      String text = new String(input, 1, input.length - 1, StandardCharsets.ISO_8859_1);
      read(".csv", HEADS.get((input[0] & 0xff) % HEADS.size()) + text);
    }
  }

  @FuzzTest(maxDuration = "10s")
  void readsAnyAnswerOrSaysWhatIsWrong(byte[] input) throws IOException {
    read(".json", new String(input, StandardCharsets.UTF_8));
  }

  /** Bitcoin's: the bytes take the place of some of a whole row. */
  @FuzzTest(maxDuration = "10s")
  void readsAnyLineOrSaysWhatIsWrong(byte[] input) throws IOException {
    if (input.length > 1) {
      int at = (input[0] & 0xff) * LINE.length() / 256;
      int end = Math.min(LINE.length(), at + (input[1] & 0x1f));
      String text = new String(input, 2, input.length - 2, StandardCharsets.UTF_8);
      read(".json", LINE.substring(0, at) + text + LINE.substring(end) + "\n" + LINE);
    }
  }

  private static void read(String ending, String text) throws IOException {
    Path file = Files.createTempFile("ledger", ending);
    try {
      Files.writeString(file, text);
      LedgerFiles.read(List.of(file), new Given(1, any -> OptionalInt.of(6), TableReader.NONE));
    } catch (UnreadableInput expected) {
      if (expected.sentence().isBlank()) {
        throw new AssertionError("nothing is said to be wrong");
      }
    } finally {
      Files.delete(file);
    }
  }
}
