package dev.countersign.lure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.mail.MessageReader;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.sign.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who wrote a mail, by its header and what is known of us. */
class IdentityTest {
  private static final String PASS = "dmarc=pass";
  private static final String FAIL = "spf=fail; dkim=none; dmarc=fail";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Lena Ortiz <lena.ortiz@meridian-vault.example>; pass; known-contact sender-proven
          Lena Ortiz <lena.ortiz@meridian-vault.example>; fail; identity-failed name-imitated
          Lena Ortiz <lena.ortiz@meridian-vault.example>; none; ''
          Anna <anna@brightnode.example>; pass; known-contact sender-proven
          Lena Ortiz <lena.ortiz@gmail.com>; pass; first-contact name-imitated
          Ortiz Lena [CEO] <x@mail.example>; none; first-contact name-imitated
          Lena Ortlz <x@mail.example>; none; first-contact name-imitated
          Lеna Ortiz <x@mail.example>; none; first-contact name-imitated
          Lena Oritz <x@mail.example>; none; first-contact name-imitated
          Lena <x@mail.example>; none; first-contact
          Lena Ortega <x@mail.example>; none; first-contact
          Anna <anna@meridian-vau1t.example>; none; first-contact sender-domain-imitated
          Anna <anna@rneridian-vault.example>; none; first-contact sender-domain-imitated
          Anna <anna@meridianvault.example>; none; first-contact sender-domain-imitated
          Anna <anna@meridian-vault.test>; none; first-contact sender-domain-imitated
          Anna <anna@brightnode-billing.example>; none; first-contact sender-domain-imitated
          Anna <anna@mail.brightnode.example>; pass; known-contact sender-proven
          Anna <anna@brighton.example>; none; first-contact
          Meridian Vault Payroll <pay@mail.example>; none; first-contact name-imitated
          GitHub Security <a@git-alerts.example>; none; first-contact name-imitated
          GitHub <noreply@github.com>; pass; first-contact sender-proven
          Toni <toni.marek@gmail.com>; pass; known-contact
          """)
  void readsWhoWrote(String from, String authentication, String expected) {
    assertThat(codes(mail(from, authentication, "Subject: Hello", "Hi")))
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" ", -1));
  }

  @Test
  void anEndingIsNoNameThatIsImitated() {
    assertThat(Likeness.ofDomains("weeklychain.example", "example.com")).isFalse();
    assertThat(Likeness.ofDomains("example.org", "example.com")).isTrue();
    assertThat(Likeness.ofDomains("pay.example.test", "example.com")).isTrue();
  }

  @Test
  void resultsOfAServerThatIsNotOursProveNothing() {
    String mail =
        "Authentication-Results: mx.attacker.example; dmarc=pass\n"
            + "From: Lena Ortiz <lena.ortiz@meridian-vault.example>\nSubject: Hello\n\nHi";
    assertThat(codes(mail)).isEmpty();
  }

  @Test
  void anAnswerThatWouldGoElsewhereIsSaid() {
    assertThat(
            codes(
                mail(
                    "Anna <anna@a.example>",
                    "pass",
                    "Reply-To: Anna <anna@gmail.com>\nSubject: Hello",
                    "Hi")))
        .contains("reply-elsewhere");
  }

  @Test
  void aConversationThatWeBeganIsKnown() {
    assertThat(
            codes(
                mail(
                    "Anna <anna@a.example>",
                    "pass",
                    "In-Reply-To: <sent-1@meridian-vault.example>\nSubject: Re: Hello",
                    "Hi")))
        .contains("own-conversation")
        .doesNotContain("false-reply");
  }

  @Test
  void anAnswerToNothingIsSaid() {
    assertThat(codes(mail("Anna <anna@a.example>", "pass", "Subject: Re: Hello", "Hi")))
        .contains("false-reply");
  }

  @Test
  void aConversationGoneOnWithFromAnotherAddressIsSaid() {
    String quoting =
        "New account below.\n\nOn Tue, 24 Nov 2026 at 09:12, Tomas Berg"
            + " <tomas.berg@brightnode.example> wrote:\n> Dear Robin\n";
    assertThat(
            codes(
                mail(
                    "Tomas Berg <tomas@bright-node.test>",
                    "pass",
                    "Subject: Re: Invoice",
                    quoting)))
        .contains("thread-taken-over");
    assertThat(
            codes(
                mail(
                    "Tomas Berg <tomas.berg@brightnode.example>",
                    "pass",
                    "Subject: Re: Invoice",
                    quoting)))
        .doesNotContain("thread-taken-over");
  }

  @Test
  void aCompanyNamedFromAFreeAddressIsSaid() {
    assertThat(
            codes(
                mail(
                    "Priya <priya@gmail.com>",
                    "pass",
                    "Subject: Hello",
                    "I am a recruiter at Coinbridge Labs.")))
        .contains("free-mail-for-company");
    assertThat(
            codes(
                mail(
                    "Priya <priya@coinbridge.example>",
                    "pass",
                    "Subject: Hello",
                    "I am a recruiter at Coinbridge Labs.")))
        .doesNotContain("free-mail-for-company", "company-not-proven");
  }

  @Test
  void pastedTextIsOfNobody() {
    assertThat(Identity.read(Message.pasted("Hi", List.of()), Samples.MERIDIAN))
        .extracting(finding -> finding.code().code())
        .containsExactly("sender-unknown");
  }

  private static String mail(String from, String authentication, String fields, String text) {
    String results =
        switch (authentication) {
          case "pass" -> "Authentication-Results: mx.meridian-vault.example; " + PASS + "\n";
          case "fail" -> "Authentication-Results: mx.meridian-vault.example; " + FAIL + "\n";
          default -> "";
        };
    return results + "From: " + from + "\n" + fields + "\n\n" + text;
  }

  private static List<String> codes(String mail) {
    Message message =
        MessageReader.read(
                mail.getBytes(StandardCharsets.UTF_8),
                "test.eml",
                Samples.MERIDIAN.mailServers(),
                Budget.usual())
            .messages()
            .getFirst();
    return Identity.read(message, Samples.MERIDIAN).stream()
        .map(finding -> finding.code().code())
        .toList();
  }
}
