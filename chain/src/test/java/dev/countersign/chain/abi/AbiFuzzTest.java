package dev.countersign.chain.abi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;

/** Whatever the bytes, they are what the encoder writes for the values read, or a sentence. */
class AbiFuzzTest {
  private static final List<AbiParameters> TYPES =
      List.of(
          AbiParameters.parse("address,uint256"),
          AbiParameters.parse("bytes"),
          AbiParameters.parse(
              "address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes"),
          AbiParameters.parse("(address,uint160,uint48,uint48)[],string,bool[2]"),
          AbiParameters.parse("uint8[][],(int24,(bytes4,string)[])[2],bytes[]"));

  /** The first byte chooses the types. */
  @FuzzTest(maxDuration = "10s")
  void readsWhatTheEncoderWritesOrSaysWhyNot(byte[] input) {
    if (input.length == 0) {
      return;
    }
    AbiParameters types = TYPES.get((input[0] & 0xff) % TYPES.size());
    Bytes arguments = Bytes.of(input).from(1);
    AbiValues values;
    try {
      values = types.decode(arguments, "The input");
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).startsWith("The input is not a strict ABI encoding");
      return;
    }
    int end = arguments.length() - values.trailingBytes();
    assertThat(types.encode(values.all().toArray())).isEqualTo(arguments.slice(0, end));
  }
}
