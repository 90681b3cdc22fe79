package dev.countersign.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.verdict.Severity;
import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.Trigger;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Thing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseNumberTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Case open = open("2026-0003");
  private final Case closed = open("2026-0004").takenInto(open, NOON);

  @Test
  void isTheCasesWhereTheTraceBelongsToOne() {
    assertThat(suggested(Optional.empty(), open)).isEqualTo("2026-0003");
    assertThat(suggested(Optional.of("TRACE-7"), open))
        .as("a request was made before it joined")
        .isEqualTo("2026-0003");
    assertThat(suggested(Optional.empty(), closed, open)).isEqualTo("2026-0003");
    assertThat(suggested(Optional.empty(), closed)).isEqualTo("2026-0004");
  }

  @Test
  void isWhatSomebodyChoseBefore() {
    assertThat(suggested(Optional.of("POLICE-12"), open)).isEqualTo("POLICE-12");
  }

  @Test
  void isTheTracesOwnWhereItBelongsToNone() {
    assertThat(suggested(Optional.empty())).isEqualTo("TRACE-7");
    assertThat(suggested(Optional.of("TRACE-7"))).isEqualTo("TRACE-7");
  }

  private static String suggested(Optional<String> before, Case... cases) {
    return CaseNumber.suggested(before, List.of(cases), 7);
  }

  private static Case open(String number) {
    return Case.opened(
        UUID.randomUUID(),
        number,
        new Trigger(
            true,
            CaseKind.WALLET_DRAINED,
            Severity.CRITICAL,
            NOON,
            "A wallet was drained",
            Set.of(new Thing(Thing.Kind.TRACE, number)),
            Set.of()),
        Case.ITSELF);
  }
}
