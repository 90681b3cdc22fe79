package dev.countersign.drill.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.drill.evidence.Judged.ByHand;
import dev.countersign.drill.evidence.Judged.NotKnown;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressJudgeTest {
  private static final Instant SENT = Instant.parse("2027-03-01T09:00:00Z");
  private static final Instant AT = SENT.plusSeconds(600);
  private static final Hand MOUSE = hand("mouse", Map.of());

  @Test
  void believesAHandThatPressesWhatTheMailNames() {
    assertThat(PressJudge.press(visit(Map.of()), MOUSE)).isEqualTo(new ByHand());
    assertThat(PressJudge.press(visit(Map.of()), hand("touch", Map.of("moves", "0", "span", "0"))))
        .isEqualTo(new ByHand());
    assertThat(PressJudge.press(visit(Map.of()), hand("keyboard", Map.of("moves", "2"))))
        .isEqualTo(new ByHand());
  }

  @ParameterizedTest
  @CsvSource({
    "trusted, no", "seen, no", "automated, yes", "automated, ''", "moves, 2", "span, 119",
    "dwell, 14", "dwell, 5001", "shown, 999", "moves, -1", "moves, 999999999", "input, ''",
    "span, abc"
  })
  void oneThingAgainstTheHandIsEnough(String field, String value) {
    assertThat(PressJudge.press(visit(Map.of()), hand("mouse", Map.of(field, value))))
        .isInstanceOfSatisfying(NotKnown.class, one -> assertThat(one.program()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "stopped, false",
    "reported, false",
    "before, false",
    "pressed, false",
    "forged, true",
    "wrong, true",
    "soon, true",
    "unread, true",
    "old, false"
  })
  void oneThingAgainstTheVisitIsEnough(String what, boolean program) {
    assertThat(PressJudge.press(visit(Map.of(what, "")), MOUSE))
        .isInstanceOfSatisfying(
            NotKnown.class, one -> assertThat(one.program()).isEqualTo(program));
  }

  @Test
  void takesAWordForItOnlyAfterAPressByHandAndLetsItBeTakenBack() {
    Judged hand = new ByHand();
    Judged unknown = new NotKnown(true, "why");
    assertThat(Standing.NOTHING.pressed(hand)).isEqualTo(Standing.PRESSED);
    assertThat(Standing.NOTHING.pressed(hand).answered(hand, true)).isEqualTo(Standing.ACTED);
    assertThat(Standing.NOTHING.answered(hand, true)).isEqualTo(Standing.NOTHING);
    assertThat(Standing.NOT_KNOWN.answered(hand, true)).isEqualTo(Standing.NOT_KNOWN);
    assertThat(Standing.PRESSED.answered(unknown, true)).isEqualTo(Standing.PRESSED);
    assertThat(Standing.PRESSED.answered(hand, false)).isEqualTo(Standing.NOT_KNOWN);
    assertThat(Standing.ACTED.answered(hand, false)).isEqualTo(Standing.NOT_KNOWN);
    assertThat(Standing.ACTED.pressed(unknown)).isEqualTo(Standing.ACTED);
    for (Standing one : Standing.values()) {
      assertThat(one.marked()).isEqualTo(one == Standing.ACTED);
    }
  }

  @Test
  void anAnswerOfAProgramIsNone() {
    assertThat(PressJudge.answer(visit(Map.of()), MOUSE)).isEqualTo(new ByHand());
    assertThat(PressJudge.answer(visit(Map.of()), Hand.UNTOLD)).isInstanceOf(NotKnown.class);
    assertThat(PressJudge.answer(visit(Map.of("wrong", "")), MOUSE)).isInstanceOf(NotKnown.class);
    assertThat(PressJudge.answer(visit(Map.of("forged", "")), MOUSE)).isInstanceOf(NotKnown.class);
  }

  @Test
  void aPassIsGoodForItsPageAndKeyAlone() {
    PagePass passes = new PagePass(new byte[32]);
    byte[] other = new byte[32];
    other[0] = 1;
    String pass = passes.issue("press abc", AT, new byte[12]);
    assertThat(passes.issued("press abc", pass)).contains(AT);
    assertThat(passes.issued("press abd", pass)).isEmpty();
    assertThat(passes.issued("answer abc", pass)).isEmpty();
    assertThat(new PagePass(other).issued("press abc", pass)).isEmpty();
    for (int i = 0; i < pass.length() - 1; i++) {
      char changed = pass.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(passes.issued("press abc", pass.substring(0, i) + changed + pass.substring(i + 1)))
          .isEmpty();
    }
    UnaryOperator<String> broken = text -> text.substring(1);
    assertThat(passes.issued("press abc", broken.apply(pass))).isEmpty();
    assertThat(passes.issued("press abc", "ÿ")).isEmpty();
    assertThat(passes.issued("press abc", "")).isEmpty();
  }

  private static Hand hand(String input, Map<String, String> other) {
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "input",
                input,
                "trusted",
                "yes",
                "seen",
                "yes",
                "automated",
                "no",
                "moves",
                "12",
                "span",
                "400",
                "dwell",
                "80",
                "shown",
                "4000"));
    form.putAll(other);
    return Hand.of(form);
  }

  private static Visit visit(Map<String, String> wrong) {
    @Nullable Instant issued = AT.minusSeconds(5);
    if (wrong.containsKey("forged")) {
      issued = null;
    } else if (wrong.containsKey("unread")) {
      issued = AT.minusMillis(999);
    } else if (wrong.containsKey("old")) {
      issued = AT.minus(PressJudge.VALID).minusMillis(1);
    }
    return new Visit(
        wrong.containsKey("soon")
            ? AT.minusSeconds(29)
            : wrong.containsKey("old") ? AT.minusSeconds(90_000) : SENT,
        wrong.containsKey("reported") ? AT.minusSeconds(1) : null,
        !wrong.containsKey("stopped"),
        issued,
        !wrong.containsKey("pressed"),
        !wrong.containsKey("wrong"),
        wrong.containsKey("before"),
        AT);
  }
}
