package dev.countersign.lure.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.message.Turn;
import dev.countersign.lure.text.Decoded;
import java.time.Duration;
import java.util.Optional;

/** Whatever the bytes of an export, or of pasted text, reading them ends in an answer. */
class ChatFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void endsInConversations(byte[] input) {
    Budget budget = new Budget(1 << 20, 2_000, Duration.ofSeconds(5), System::nanoTime);
    Optional<ChatReading.Chats> chats = ChatReading.read(input, "result.json", budget);
    chats.ifPresent(read -> {
      for (Message message : read.messages()) {
        assertThat(message.channel()).isEqualTo(read.channel());
        assertThat(message.turns()).isNotEmpty();
      }
    });
    Message pasted = ChatReading.pasted(Decoded.clean(Decoded.guess(input)));
    assertThat(pasted.turns()).noneMatch(turn -> isBlank(turn));
  }

  private static boolean isBlank(Turn turn) {
    return turn.text().isBlank();
  }
}
