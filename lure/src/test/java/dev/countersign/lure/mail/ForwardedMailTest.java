package dev.countersign.lure.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Authentication;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardedMailTest {
  private static final String TAIL =
      "\nHello Ada,\nrun this: https://evil.example/test.zip\nRegards, Eve\n";

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(
            "Gmail",
            """
            ---------- Forwarded message ---------
            From: Eve Recruiter <eve@evil.example>
            Date: Thu, Mar 6, 2025 at 11:00 AM
            Subject: Your dream job
            To: <ada@ours.example>

            """),
        Arguments.of(
            "Apple Mail",
            """
            > Begin forwarded message:
            >\s
            > From: Eve Recruiter <eve@evil.example>
            > Subject: Your dream job
            > Date: 6 March 2025 at 11:00:00 GMT
            > To: ada@ours.example
            >\s
            """),
        Arguments.of(
            "Outlook",
            """
            ________________________________
            From: Eve Recruiter <eve@evil.example>
            Sent: Thursday, March 6, 2025 11:00 AM
            To: ada@ours.example
            Subject: Your dream job

            """),
        Arguments.of(
            "Outlook of old",
            """
            -----Original Message-----
            From: Eve Recruiter [mailto:eve@evil.example]
            Sent: Thursday, March 6, 2025 11:00 AM
            To: ada@ours.example
            Subject: Your dream job

            """),
        Arguments.of(
            "Outlook in German",
            """
            Von: Eve Recruiter <eve@evil.example>
            Gesendet: Donnerstag, 6. März 2025 11:00
            An: ada@ours.example
            Betreff: Your dream job

            """),
        Arguments.of(
            "Thunderbird",
            """
            -------- Forwarded Message --------
            Subject: Your dream
             job
            Date: Thu, 6 Mar 2025 11:00:00 +0000
            From: Eve Recruiter <eve@evil.example>
            X-Priority: 1
            To: ada@ours.example


            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void isFoundInPlainText(String program, String block) {
    String tail = block.startsWith(">") ? TAIL.replace("\n", "\n> ").strip() : TAIL;
    check(
        read(
            "From: ada@ours.example\nSubject: Fwd: Your dream job\nContent-Type: text/plain;"
                + " charset=utf-8\n\nIs this real?\n\n"
                + block
                + tail));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void isFoundInMarkup(String program, String block) {
    String lines =
        block
            .replace(">", "&gt;")
            .replace("<", "&lt;")
            .replace("&gt; ", "")
            .replace("\n", "<br>\n");
    check(
        read(
            "From: ada@ours.example\nSubject: Fwd: Your dream job\nContent-Type: text/html;"
                + " charset=utf-8\n\n<p>Is this real?</p><div>"
                + lines
                + "</div><p>Hello Ada,<br>run this: https://evil.example/test.zip<br>Regards,"
                + " Eve</p>"));
  }

  private static void check(Read read) {
    assertThat(read.carried()).hasSize(2);
    Carried carried = read.carried().get(1);
    assertThat(carried.how()).isEqualTo(Carried.How.FORWARDED);
    assertThat(carried.carrier()).isSameAs(read.carried().getFirst().message());
    Message inner = carried.message();
    assertThat(inner.from())
        .isEqualTo(new Correspondent("Eve Recruiter", "eve@evil.example", null));
    assertThat(inner.recipients())
        .extracting(Correspondent::address)
        .containsExactly("ada@ours.example");
    assertThat(inner.subject()).isEqualTo("Your dream job");
    assertThat(inner.sentAt()).isEqualTo(Instant.parse("2025-03-06T11:00:00Z"));
    assertThat(inner.text().strip())
        .isEqualTo("Hello Ada,\nrun this: https://evil.example/test.zip\nRegards, Eve");
    assertThat(inner.authentication()).isEqualTo(Authentication.NONE);
    assertThat(inner.links())
        .extracting(Hyperlink::target)
        .containsExactly("https://evil.example/test.zip");
    int line = inner.text().lines().toList().indexOf("run this: https://evil.example/test.zip") + 1;
    assertThat(inner.links().getFirst().where()).isEqualTo("the text, line " + line);
  }

  @Test
  void isNotSeenInWhatAnAnswerQuotes() {
    Read read =
        read(
            """
            From: eve@evil.example
            To: ada@ours.example
            Subject: RE: Lunch

            Fine.

            From: Ada <ada@ours.example>
            Sent: Thursday, March 6, 2025 11:00 AM
            To: eve@evil.example
            Subject: Lunch

            Shall we?

            On Wed, 5 Mar 2025 at 09:30, Eve Recruiter
            <eve@evil.example> wrote:
            > Are you free?
            """);
    assertThat(read.carried()).hasSize(1);
    Message message = read.messages().getFirst();
    assertThat(message.turns())
        .extracting(turn -> turn.who().address() + " " + turn.ours() + " " + turn.text())
        .containsExactly(
            "eve@evil.example false Fine.",
            "ada@ours.example true Shall we?",
            "eve@evil.example false Are you free?");
    assertThat(message.turns().get(2).at()).isEqualTo(Instant.parse("2025-03-05T09:30:00Z"));
  }

  @Test
  void isFoundInAForwardedMail() {
    Read read =
        read(
            """
            From: bob@ours.example
            Subject: Fwd: Fwd: x

            ---------- Forwarded message ---------
            From: Ada <ada@ours.example>
            Subject: Fwd: x

            ---------- Forwarded message ---------
            From: Eve <eve@evil.example>
            Subject: x

            Run it.
            """);
    assertThat(read.messages())
        .extracting(Message::text)
        .last()
        .asString()
        .isEqualToIgnoringWhitespace("Run it.");
    assertThat(read.carried()).hasSize(3);
    assertThat(read.carried().get(2).carrier()).isSameAs(read.carried().get(1).message());
  }

  @Test
  void isNotSeenWhereTextOnlySpeaksOfSenders() {
    Read read =
        read(
            """
            From: a@mail.example
            Subject: travel

            From: Zurich
            To: Bern
            We leave at 10:00. From: is a word.
            """);
    assertThat(read.carried()).hasSize(1);
    assertThat(read.messages().getFirst().turns()).hasSize(1);
  }

  @Test
  void isFoundInPastedText() {
    Read read =
        MessageReader.read(
            ("Please look at this:\n---------- Forwarded message ---------\nFrom: Eve"
                    + " <eve@evil.example>\nSubject: x\n\nRun it.\n")
                .getBytes(UTF_8),
            "",
            Budget.usual());
    assertThat(read.kind()).isEqualTo(Read.Kind.PASTED);
    assertThat(read.carried())
        .extracting(Carried::how)
        .isEqualTo(List.of(Carried.How.ITSELF, Carried.How.FORWARDED));
  }

  private static Read read(String mail) {
    return MessageReader.read(mail.getBytes(UTF_8), "x.eml", Budget.usual());
  }
}
