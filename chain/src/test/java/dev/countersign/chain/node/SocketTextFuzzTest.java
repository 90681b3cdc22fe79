package dev.countersign.chain.node;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;

class SocketTextFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsOrRefusesAnyMessage(@NotNull String message) {
    SocketText text = new SocketText(List.of("newHeads"));
    try {
      text.read(message);
    } catch (NodeFault expected) {
      // One sentence is what a bad message may cause.
    }
  }
}
