package dev.countersign.scale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.scale.day.RecordedDay;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.watch.anomaly.Side;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WeighedTest {
  private static final String COURSE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final Side SIDE = new Side("to 0xab", false, "0xcd", 12.5, "hot wallet", "0xab");

  private final Fact.Moved moved = new RecordedDay(1, 1_440).moves().getFirst();

  @Test
  void isReadAsItWasWrittenWithAndWithoutACourse() {
    byte[] fact = FactForm.write(moved);
    Weighed plain = Weighed.read(Weighed.write(SIDE, fact));
    assertThat(plain).isEqualTo(new Weighed(SIDE, moved, null));
    Weighed traced = Weighed.read(Weighed.write(SIDE, Traced.of(COURSE, fact)));
    assertThat(traced).isEqualTo(new Weighed(SIDE, moved, COURSE));
  }

  @Test
  void keepsTheAccountInItsKeyAndChainsApart() {
    assertThat(Weighed.account(Weighed.key(10, SIDE))).isEqualTo("to 0xab");
    assertThat(Weighed.key(10, SIDE)).isNotEqualTo(Weighed.key(1, SIDE));
  }

  @Test
  void refusesALaterFormAndOneThatIsCut() {
    byte[] written = Weighed.write(SIDE, FactForm.write(moved));
    byte[] cut = Arrays.copyOf(written, 9);
    assertThatThrownBy(() -> Weighed.read(cut)).hasMessage("the state is cut after 9 bytes");
    written[0] = 2;
    assertThatThrownBy(() -> Weighed.read(written))
        .hasMessage("the state is of form 2; this version reads form 1");
  }
}
