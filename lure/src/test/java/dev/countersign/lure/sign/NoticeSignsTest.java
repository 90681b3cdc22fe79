package dev.countersign.lure.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.mail.MessageReader;
import dev.countersign.lure.message.Message;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sign of the FBI's notice and of CISA's advisory, as the table of the manual has them. */
class NoticeSignsTest {
  private static final Path PAGE = Path.of("../docs/lure-signs.md");

  record Sign(String quoted, String finding, String rule, String example) {
    @Override
    public String toString() {
      return quoted;
    }
  }

  static List<Sign> fbiNotice() throws IOException {
    return signs("## FBI", "## CISA");
  }

  static List<Sign> cisaAdvisory() throws IOException {
    return signs("## CISA", "What such");
  }

  @Test
  void bothTablesAreRead() throws IOException {
    assertThat(fbiNotice()).hasSize(20);
    assertThat(cisaAdvisory()).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("fbiNotice")
  void findsSignOfFbiNotice(Sign sign) {
    finds(sign);
  }

  @ParameterizedTest
  @MethodSource("cisaAdvisory")
  void findsSignOfCisaAdvisory(Sign sign) {
    finds(sign);
  }

  private static void finds(Sign sign) {
    assertThat(Arrays.stream(MessageFinding.values()).filter(f -> f.outcome() == Outcome.ALLOW))
        .extracting(MessageFinding::code)
        .contains(sign.finding());
    List<Finding> found = SignReading.read(mail(sign.example()), Samples.MERIDIAN);
    assertThat(found)
        .as("%s", found)
        .anySatisfy(finding -> {
          assertThat(finding.code().code()).isEqualTo(sign.finding());
          assertThat(finding.evidence().getOrDefault("rule", "–")).isEqualTo(sign.rule());
          assertThat(finding.evidence()).containsKeys("words", "where", "sure");
        });
  }

  /** A stranger's mail under a colleague's name, with a file. */
  private static Message mail(String text) {
    String mail =
        """
        From: Lena Ortiz <l.ortiz@stranger.example>
        To: Robin Hale <robin.hale@meridian-vault.example>
        Subject: Hello
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="part"

        --part
        Content-Type: text/plain; charset=utf-8

        %s

        --part
        Content-Type: application/pdf
        Content-Disposition: attachment; filename="notes.pdf"

        inert
        --part--
        """
            .formatted(text);
    return MessageReader.read(mail.getBytes(StandardCharsets.UTF_8), "notice.eml", Budget.usual())
        .messages()
        .getFirst();
  }

  private static List<Sign> signs(String from, String to) throws IOException {
    String page = Files.readString(PAGE);
    try (Stream<String> lines = page.substring(page.indexOf(from), page.indexOf(to)).lines()) {
      return lines
          .filter(line -> line.startsWith("| ") && !line.startsWith("| Sign"))
          .map(line -> line.split(" *\\| *", -1))
          .map(cells ->
              new Sign(cells[1], cells[2].replace("`", ""), cells[3].replace("`", ""), cells[4]))
          .toList();
    }
  }
}
