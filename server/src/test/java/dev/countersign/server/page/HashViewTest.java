package dev.countersign.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.page.HashView.Group;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HashViewTest {
  private static final String HASH =
      "0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8";

  @Test
  void laysAHashOutInFourLinesOfFourFoursAndLosesNoDigit() {
    HashView view = HashView.of("safeTxHash", HASH);
    assertThat(view.lines()).hasSize(4).allSatisfy(line -> assertThat(line).hasSize(4));
    assertThat(
            view.lines().stream()
                .flatMap(List::stream)
                .map(Group::digits)
                .collect(Collectors.joining("", "0x", "")))
        .isEqualTo(HASH);
  }

  @Test
  void marksTheFirstAndTheLastEightDigits() {
    assertThat(
            HashView.of("safeTxHash", HASH).lines().stream()
                .flatMap(List::stream)
                .filter(Group::strong)
                .map(Group::digits))
        .containsExactly("b347", "6d06", "5ba0", "04f8");
  }

  @Test
  void takesOtherLengthsToo() {
    assertThat(HashView.of("digest", "0x12345").lines())
        .containsExactly(List.of(new Group("1234", true), new Group("5", true)));
    assertThat(HashView.of("digest", "0x").lines()).isEmpty();
  }

  @Test
  void namesAHashForPeople() {
    assertThat(HashView.of("safeTxHash", HASH).label()).isEqualTo("Safe transaction hash");
    assertThat(HashView.of("someOtherHash", HASH).label()).isEqualTo("Some other hash");
  }
}
