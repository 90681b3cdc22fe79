package dev.countersign.drill.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.drill.evidence.Judged.ByHand;
import dev.countersign.model.value.UnreadableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
  @ParameterizedTest
  @EnumSource(CallResult.class)
  void nobodyIsMarkedByOnePersonsWord(CallResult result) {
    assertThat(result.standing().marked()).isFalse();
    assertThat(CallResult.of(result.word())).contains(result);
  }

  @Test
  void whoSaysSoThemselvesHasActedAndWhoDeniesOrTakesItBackHasNot() {
    Standing told = CallResult.ACTED.standing();
    assertThat(told.answered(new ByHand(), true)).isEqualTo(Standing.ACTED);
    assertThat(told.answered(new ByHand(), false)).isEqualTo(Standing.NOT_KNOWN);
    assertThat(Standing.ACTED.answered(new ByHand(), false)).isEqualTo(Standing.NOT_KNOWN);
    assertThat(CallResult.REFUSED.standing().answered(new ByHand(), true))
        .as("whom nobody saw acting")
        .isEqualTo(Standing.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Asked for my extension, and called back after 5 minutes",
        "said yes, then looked into the console first",
        "they asked whether the desk could call back later and then hung up at once",
        "At 10:30 they wrote “no, and I report that”",
        "wanted the pin, was told that nobody asks for it"
      })
  void takesWhatWasSaidInShort(String note) {
    assertThat(new CallNote("  " + note + " ").text()).isEqualTo(note);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read out 48 21 93",
        "the code on the phone, 4821",
        "gave ４８２１",
        "their password is kestrel",
        "PIN: ninety",
        "wrote to desk@example.com",
        "sent https://example.com/x",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "legal winner thank year wave sausage worth useful legal winner thank yellow",
        "two\nlines",
        "hidden\u200btext"
      })
  void takesNothingThatLooksLikeASecret(String note) {
    assertThatThrownBy(() -> new CallNote(note)).isInstanceOf(UnreadableInput.class);
  }

  @Test
  void takesTwoHundredCharactersAndNoMore() {
    assertThat(new CallNote("so ".repeat(66) + "it").text()).hasSize(200);
    assertThatThrownBy(() -> new CallNote("so ".repeat(66) + "it.")).hasMessageContaining("200");
  }
}
