package dev.countersign.server.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTopicTest {
  @TempDir private Path folder;

  private FindingsTopic of(String text) throws IOException {
    return FindingsTopic.of(
        Files.writeString(folder.resolve("kafka.properties"), text.replace('|', '\n')),
        "company.findings");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';does not say where Kafka is",
        "bootstrap.servers=;does not say where Kafka is",
        "bootstrap.servers=h:1|securty.protocol=SSL;knows: securty.protocol",
        "bootstrap.servers=h:1|max.poll.interval.ms=swordfish;for: max.poll.interval.ms",
        "bootstrap.servers=h:1|a=\\u12;holds no properties",
        "bootstrap.servers=swordfish;cannot be made",
        "bootstrap.servers=127.0.0.1:1|security.protocol=SASL_SSL|sasl.mechanism=PLAIN"
            + "|sasl.jaas.config=swordfish;cannot be made",
        "bootstrap.servers=127.0.0.1:1|security.protocol=SSL|ssl.truststore.location=/none"
            + "|ssl.truststore.password=swordfish;cannot be made",
      })
  void saysWhatIsWrongAndNoSecret(String text, String why) {
    assertThatThrownBy(() -> of(text))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("swordfish")
        .hasMessageContaining("kafka.properties");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a b", "a/b"})
  void refusesWhatIsNoTopic(String name) {
    assertThatThrownBy(() -> FindingsTopic.of(folder.resolve("none"), name))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("The topic of findings is none");
  }

  @Test
  void readsOnlyWhatWasCommittedWhateverTheFileSays() throws IOException {
    FindingsTopic topic =
        of("bootstrap.servers=127.0.0.1:1|isolation.level=read_uncommitted|group.id=other");
    assertThat(ClientCheck.settings(topic))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("enable.auto.commit", "false")
        .doesNotContainKey("group.id");
    assertThat(topic.toString()).isEqualTo("company.findings");
  }
}
