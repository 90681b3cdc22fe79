package dev.countersign.response.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTemplateTest {
  @Test
  void fillsInWhatIsKnownAndSaysWhatIsNot() {
    NoticeTemplate template =
        NoticeTemplate.read("Case {{case.number}}\r\nLost: {{ loss.amount }}.\n{{freeze.frozen}}");

    String text =
        template.render(Map.of("case.number", "CASE-7", "freeze.frozen", "- 1 ETH\n- 2 USDC"));

    assertThat(text)
        .isEqualTo(
            "Case CASE-7\nLost: [to be filled in: what was stolen, exact].\n- 1 ETH\n- 2 USDC");
    assertThat(NoticeTemplate.missing(text)).isEqualTo(1);
    assertThat(template.places()).containsExactly("case.number", "loss.amount", "freeze.frozen");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a|b {{case.numbr}}, line 2 names the place case.numbr",
        "{{Case Number}}, line 1 names \"Case Number\"",
        "{{}}, line 1 names \"\"",
        "{{{case.number}}}, line 1 names \"{case.number\"",
        "a|b|{{case.number, line 3 opens a place with {{ and does not close it",
        "{{case.number}} {{x, line 1 opens a place",
      })
  void namesTheLineOfWhatItDoesNotKnow(String text, String sentence) {
    assertThatThrownBy(() -> NoticeTemplate.read(text.replace('|', '\n')))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void namesEveryMistakeAndThePlacesThatThereAre() {
    assertThatThrownBy(() -> NoticeTemplate.read("{{one}}\nfine\n{{two}}"))
        .hasMessageContaining("line 1 names the place one")
        .hasMessageContaining("line 3 names the place two")
        .hasMessageContaining("case.number, today");
  }

  @Test
  void refusesWhatIsEmptyTooLongOrHidesSomething() {
    assertThatThrownBy(() -> NoticeTemplate.read(" \n")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> NoticeTemplate.read("a".repeat(50_001)))
        .hasMessageContaining("50001 characters");
    assertThatThrownBy(() -> NoticeTemplate.read("a\nb\u202e"))
        .hasMessageContaining("line 2 holds a letter that cannot be seen");
  }

  @Test
  void whatStandsInAPlaceIsTextAlone() {
    NoticeTemplate template = NoticeTemplate.read("{{company.name}} {{case.number}}");

    assertThat(template.render(Map.of("company.name", "{{case.number}}\u202e", "case.number", "7")))
        .isEqualTo("{{case.number}}\\u{202E} 7");
  }

  @Test
  void bracesThatAreNoPlaceStay() {
    assertThat(NoticeTemplate.read("{ a } }} {b}").render(Map.of())).isEqualTo("{ a } }} {b}");
  }

  @Test
  void theShippedOnesAreWholeWithEverythingKnown() {
    Map<String, String> known =
        Places.names().stream().collect(Collectors.toMap(name -> name, name -> "X"));
    Map<String, ShippedNotices.Shipped> all = ShippedNotices.all();

    assertThat(all.keySet()).containsExactly("authority", "client", "insurer");
    for (ShippedNotices.Shipped one : all.values()) {
      String text = one.template().render(known);
      assertThat(NoticeTemplate.missing(text)).isZero();
      assertThat(text).doesNotContain("{{", "}}").isNotEqualTo(one.template().source());
    }
  }
}
