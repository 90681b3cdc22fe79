package dev.countersign.lure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.message.Authentication;
import dev.countersign.lure.message.Authentication.Result;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationResultsTest {
  private static Authentication of(String... fields) {
    List<Headers.Field> headers =
        java.util.Arrays.stream(fields)
            .map(field ->
                new Headers.Field(
                    field.substring(0, field.indexOf(':')),
                    field.substring(field.indexOf(':') + 1).strip()))
            .toList();
    return AuthenticationResults.read(
        headers, Set.of("MX.ours.example", "protection.host.example"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mx.ours.example; spf=pass smtp.mailfrom=a@mail.example    | PASS | mail.example | NONE | '' | NONE
          mx.ours.example 1; spf=softfail smtp.mailfrom=mail.example| FAIL | mail.example | NONE | '' | NONE
          mx.ours.example; spf=neutral smtp.mailfrom=mail.example   | NONE | mail.example | NONE | '' | NONE
          mx.ours.example; none                                     | NONE | '' | NONE | '' | NONE
          mx.ours.example (a; comment (nested)); dkim (c) = pass (2048-bit key; ok) header.d=A.example header.i=@a.example; dmarc=fail | NONE | '' | PASS | a.example | FAIL
          mx.ours.example; dkim=fail reason="bad; signature" header.d=x.example; dkim=pass header.i=@y.example; dmarc/1=pass (p=REJECT) header.from=y.example | NONE | '' | PASS | y.example | PASS
          mx.ours.example; dkim=pass header.d=a.example header.b=ab=; dkim=pass header.d=b.example | NONE | '' | PASS | a.example b.example | NONE
          mx.ours.example; dkim=temperror header.d=a.example; dmarc=bestguesspass | NONE | '' | NONE | '' | NONE
          """)
  void readsWhatRfc8601Allows(
      String value, Result spf, String spfDomain, Result dkim, String dkimDomains, Result dmarc) {
    assertThat(of("Authentication-Results: " + value))
        .isEqualTo(
            new Authentication("mx.ours.example", true, spf, spfDomain, dkim, dkimDomains, dmarc));
  }

  @Test
  void takesTheTopmostOfATrustedServerAndItsNeighboursOfTheSameName() {
    Authentication read =
        of(
            "Authentication-Results: relay.example; dmarc=fail",
            "Authentication-Results: mx.ours.example; dmarc=pass",
            "Authentication-Results: MX.OURS.example; dkim=pass header.d=a.example",
            "Received: from x by mx.ours.example; now",
            "Authentication-Results: mx.ours.example; spf=pass smtp.mailfrom=forged.example");
    assertThat(read.trusted()).isTrue();
    assertThat(read.dmarc()).isEqualTo(Result.PASS);
    assertThat(read.dkimDomains()).isEqualTo("a.example");
    assertThat(read.spf())
        .as("below a Received field it is the sender's own")
        .isEqualTo(Result.NONE);
  }

  @Test
  void saysThatNoServerIsTrusted() {
    Authentication read = of("Authentication-Results: mx.other.example; dmarc=pass");
    assertThat(read.by()).isEqualTo("mx.other.example");
    assertThat(read.trusted()).isFalse();
    assertThat(read.dmarc()).isEqualTo(Result.PASS);
  }

  @Test
  void doesNotCountTheChainOfArc() {
    assertThat(of("ARC-Authentication-Results: i=1; mx.ours.example; dmarc=pass"))
        .isEqualTo(Authentication.NONE);
  }

  @Test
  void namesServersThatLeaveTheirNameOutByWhoReceivedTheMail() {
    Authentication read =
        of(
            "Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example;"
                + " dkim=pass (signature was verified) header.d=a.example;dmarc=pass action=none",
            "Received: from mail.a.example (192.0.2.1) by AB1.mail.protection.host.example (10.0.0.1) with SMTP");
    assertThat(read.by()).isEqualTo("AB1.mail.protection.host.example");
    assertThat(read.trusted()).isTrue();
    assertThat(read.spfDomain()).isEqualTo("a.example");
    Authentication foreign =
        of(
            "Authentication-Results: dmarc=pass action=none",
            "Received: from x by evilprotection.host.example with SMTP");
    assertThat(foreign.trusted()).isFalse();
  }

  @Test
  void fallsBackToReceivedSpf() {
    Authentication read =
        of(
            "Received-SPF: Pass (mx.ours.example: domain of a@mail.example designates) receiver=mx.ours.example;"
                + " client-ip=192.0.2.1; envelope-from=\"a@Mail.example\"; helo=x;");
    assertThat(read.by()).isEqualTo("mx.ours.example");
    assertThat(read.trusted()).isTrue();
    assertThat(read.spf()).isEqualTo(Result.PASS);
    assertThat(read.spfDomain()).isEqualTo("mail.example");
  }

  @Test
  void doesNotMixAStrangersReceivedSpfIntoATrustedResult() {
    Authentication read =
        of(
            "Authentication-Results: mx.ours.example; dmarc=pass",
            "Received-SPF: pass receiver=elsewhere.example; envelope-from=a@mail.example");
    assertThat(read.spf()).isEqualTo(Result.NONE);
  }
}
