package dev.countersign.chain.node;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

class RpcAnswerFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsOrRefusesAnyBytes(byte @NotNull [] body) {
    for (int status : new int[] {200, 400}) {
      try {
        RpcAnswer.result(body, 1, status);
      } catch (NodeFault expected) {
        // One sentence is what a bad answer may cause.
      }
    }
  }
}
