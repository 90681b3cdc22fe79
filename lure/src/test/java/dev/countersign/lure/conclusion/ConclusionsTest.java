package dev.countersign.lure.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.finding.LinkFinding;
import dev.countersign.lure.finding.LureCatalogue;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.lure.message.Message;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What signs come to together. */
class ConclusionsTest {
  static Stream<FindingCode> signs() {
    return LureCatalogue.ALL.stream().filter(code -> code.outcome() == Outcome.ALLOW);
  }

  @ParameterizedTest
  @MethodSource("signs")
  void noSignAloneComesToAnything(FindingCode code) {
    assertThat(drawn(sign(code, "certain", ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "first-contact unsolicited-offer test-to-run, lure-to-run",
    "sender-unknown pay-out-of-line command-to-run, lure-to-run",
    "first-contact unsolicited-offer code-from-network, lure-to-run",
    "first-contact company-machine test-to-run, lure-to-run",
    "first-contact remote-access-asked alarm, lure-for-secrets",
    "first-contact wallet-to-connect urgency, lure-for-secrets",
    "first-contact payment-changed urgency, lure-for-payment",
    "first-contact transfer-asked secrecy, lure-for-payment",
    "known-contact payment-changed, lure-suspected",
    "name-imitated transfer-asked, impersonation",
    "identity-failed software-to-install, impersonation",
    "thread-taken-over payment-changed, stolen-conversation",
    "first-contact unsolicited-offer other-channel, lure-suspected",
    "own-conversation first-contact unsolicited-offer test-to-run, lure-suspected",
  })
  void comesTo(String codes, String conclusion) {
    assertThat(drawn(found(codes))).extracting(f -> f.code().code()).containsExactly(conclusion);
  }

  @ParameterizedTest
  @CsvSource({
    "known-contact unsolicited-offer test-to-run",
    "first-contact unsolicited-offer urgency secrecy pay-out-of-line",
    "first-contact test-to-run urgency",
    "first-contact unsolicited-offer test-to-run list-mail",
    "first-contact sender-proven unsolicited-offer other-channel",
    "known-contact transfer-asked urgency",
    "first-contact file-to-open unexpected-file unexpected-link",
  })
  void doesNotAccuse(String codes) {
    assertThat(drawn(found(codes))).isEmpty();
  }

  @Test
  void whatIsFarApartInALongTextDoesNotCountTogether() {
    Finding stranger = sign(MessageFinding.FIRST_CONTACT, "likely", "");
    Finding offer = sign(MessageFinding.UNSOLICITED_OFFER, "likely", "3");
    assertThat(drawn(stranger, offer, sign(MessageFinding.TEST_TO_RUN, "likely", "43 90")))
        .hasSize(1);
    assertThat(drawn(stranger, offer, sign(MessageFinding.TEST_TO_RUN, "likely", "44 90")))
        .isEmpty();
  }

  @Test
  void saysOnWhichSignsItRests() {
    Finding drawn = drawn(found("first-contact unsolicited-offer test-to-run")).getFirst();
    assertThat(drawn.evidence())
        .containsEntry("signs", "first-contact unsolicited-offer test-to-run")
        .containsEntry("conclusion", "offer-to-run")
        .containsKeys("words", "where", "sure");
    assertThat(drawn.sentence()).contains("Do not run it here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          [offered]; at least two signs
          [offered, offered]; of which one is asked of the reader
          [offered, test-to-rum]; is no finding, rule or group
          """)
  void aTableWithoutAnActIsRefused(String all, String sentence) {
    String yaml =
        """
        groups:
          offered: [unsolicited-offer]
          asked: [test-to-run, test-to-rum]
        conclusions:
          - id: one
            finding: lure-to-run
            sentence: It is a lure.
            all: %s
        """
            .formatted(all);
    assertThatThrownBy(() -> Table.read(yaml, "table.yaml"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void findingsOfLinksAndProjectsCount() {
    assertThat(LinkFinding.LISTED_DOMAIN.outcome()).isEqualTo(Outcome.DENY);
    assertThat(
            drawn(
                sign(MessageFinding.FIRST_CONTACT, "likely", ""),
                sign(MessageFinding.UNSOLICITED_OFFER, "likely", ""),
                sign(ProjectFinding.RUNS_ON_INSTALL, "likely", "")))
        .isEmpty();
  }

  private static Finding[] found(String codes) {
    return Arrays.stream(codes.split(" ", -1))
        .map(code ->
            LureCatalogue.ALL.stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .orElseThrow())
        .map(code -> sign(code, "likely", ""))
        .toArray(Finding[]::new);
  }

  private static Finding sign(FindingCode code, String sure, String lines) {
    return Finding.of(
        code, code.title(), "words", "x", "where", "the text", "sure", sure, "lines", lines);
  }

  private static List<Finding> drawn(Finding... findings) {
    return Conclusions.of(List.of(findings), Message.pasted("", List.of()), Company.UNKNOWN);
  }
}
