package dev.countersign.chain.safeservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.chain.safeservice.QueueEntry.Contradictory;
import dev.countersign.chain.safeservice.QueueEntry.Waiting;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whatever the service lists, its hash is right and its owners signed, or a sentence says not. */
class QueueEntryFuzzTest {
  private static final Address OWNER = Address.of("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf");
  private static final ServiceSafe SAFE =
      new ServiceSafe(
          1,
          Address.of("0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4"),
          SafeVersion.parse("1.4.1"),
          Set.of(OWNER));

  @FuzzTest(maxDuration = "10s")
  void readsWhatTheServiceListsOrSaysWhyNot(byte[] input) {
    JsonNode json;
    try {
      json = Json.parse(new String(input, StandardCharsets.UTF_8), "It");
    } catch (UnreadableInput e) {
      return;
    }
    switch (new EntryReader(SAFE).read(json, null)) {
      case Contradictory(String sentence) -> assertThat(sentence).isNotBlank();
      case Waiting waiting -> {
        assertThat(waiting.hash()).isEqualTo(SAFE.hash(waiting.payload().transaction()));
        assertThat(waiting.payload().safe()).isEqualTo(SAFE.address());
        assertThat(waiting.confirmations().counting())
            .hasSizeLessThanOrEqualTo(1)
            .allMatch(counts -> counts.owner().equals(OWNER));
      }
    }
  }
}
