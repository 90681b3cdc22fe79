package dev.countersign.chain.userop;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import tools.jackson.databind.JsonNode;

class UserOperationFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsOrRefusesAnyJson(@NotNull String text) {
    try {
      JsonNode node = Json.parse(text, "The fuzz input");
      UserOperationReader.looksLikeUserOperation(node);
      UserOperationReader.read(node);
    } catch (UnreadableInput expected) {
      // One sentence is what bad input may cause.
    }
  }
}
