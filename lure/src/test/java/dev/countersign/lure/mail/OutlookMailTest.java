package dev.countersign.lure.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.file.Made;
import dev.countersign.lure.message.Authentication;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.outlook.MsgMade;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Messages in Outlook's own form are read as mails are. */
class OutlookMailTest {
  private static final String HEADERS =
      """
      Received: from mx.they.example by mx.ours.example; Mon, 2 Mar 2026 09:00:05 +0000
      Authentication-Results: mx.ours.example; spf=pass smtp.mailfrom=they.example; dkim=fail
      From: "Ann" <ann@they.example>
      Reply-To: other@free.example
      To: dana@ours.example
      Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
      Date: Mon, 2 Mar 2026 09:00:00 +0000
      Message-ID: <1@they.example>
      References: <0@ours.example>
      Content-Type: multipart/mixed; boundary="gone"
      """
          .replace("\n", "\r\n");

  private static Read read(byte[] msg) {
    return MessageReader.read(msg, "offer.msg", Set.of("mx.ours.example"), Budget.usual());
  }

  private static Message one(MsgMade made) {
    Read read = read(made.made());
    assertThat(read.kind()).isEqualTo(Read.Kind.MAIL);
    return read.messages().getFirst();
  }

  @Test
  void theHeaderWithWhichItCameIsReadAsOfAnyMail() {
    Message message =
        one(new MsgMade().text(0x007d, HEADERS).text(0x0037, "Grüße").text(0x1000, "Hello\r\n"));
    assertThat(message.defects()).isEmpty();
    assertThat(message.from()).isEqualTo(Correspondent.ofMail("Ann", "ann@they.example"));
    assertThat(message.replyTo()).containsExactly(Correspondent.ofMail("", "other@free.example"));
    assertThat(message.subject()).isEqualTo("Grüße");
    assertThat(message.sentAt()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(message.threading().messageId()).isEqualTo("1@they.example");
    assertThat(message.threading().answers()).containsExactly("0@ours.example");
    assertThat(message.authentication().trusted()).isTrue();
    assertThat(message.authentication().spf()).isEqualTo(Authentication.Result.PASS);
    assertThat(message.authentication().dkim()).isEqualTo(Authentication.Result.FAIL);
    assertThat(message.headers()).anyMatch(field -> field.startsWith("Received: from mx.they"));
    assertThat(message.text()).isEqualTo("Hello\n");
  }

  @Test
  void withoutAHeaderItsPropertiesTell() {
    Message message =
        one(
            new MsgMade()
                .text(0x0037, "Offer")
                .text(0x0042, "Marsh, \"El\"")
                .text(0x5d02, "el@they.example")
                .text(0x0c1a, "Assistant")
                .text(0x0c1f, "/O=ORG/CN=ASSISTANT")
                .text(0x0050, "answer@free.example")
                .text(0x1035, "<2@they.example>")
                .text(0x1042, "<1@ours.example>")
                .time(0x0039, Instant.parse("2026-03-02T09:00:00Z"))
                .recipient(1, "Dana", "dana@ours.example")
                .recipient(2, "Li", "li@ours.example")
                .text(0x1000, "Hello"));
    assertThat(message.from()).isEqualTo(Correspondent.ofMail("Marsh, \"El\"", "el@they.example"));
    assertThat(message.headers()).contains("Sender: \"Assistant\"");
    assertThat(message.replyTo()).containsExactly(Correspondent.ofMail("", "answer@free.example"));
    assertThat(message.recipients())
        .containsExactlyInAnyOrder(
            Correspondent.ofMail("Dana", "dana@ours.example"),
            Correspondent.ofMail("Li", "li@ours.example"));
    assertThat(message.sentAt()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(message.threading().answers()).containsExactly("1@ours.example");
    assertThat(message.authentication()).isEqualTo(Authentication.NONE);
    assertThat(message.defects()).isEmpty();
  }

  @Test
  void aSenderOtherThanTheHeadersIsSaid() {
    Message message = one(new MsgMade().text(0x007d, HEADERS).text(0x5d02, "ceo@ours.example"));
    assertThat(message.defects())
        .singleElement()
        .asString()
        .contains("ceo@ours.example", "ann@they.example");
    assertThat(one(new MsgMade().text(0x007d, HEADERS).text(0x5d02, "Ann@They.example")).defects())
        .isEmpty();
  }

  @Test
  void narrowTextsAreOfTheCodePageThatIsSaid() {
    Charset cyrillic = Charset.forName("windows-1251");
    Message message =
        one(
            new MsgMade()
                .number(0x3ffd, 1251)
                .text(0x0037, "Привет", cyrillic)
                .text(0x1000, "Работа", cyrillic));
    assertThat(message.subject()).isEqualTo("Привет");
    assertThat(message.text()).isEqualTo("Работа");
  }

  @Test
  void markupIsReadWithItsLinksAndWhatItHides() {
    String html =
        "<p>Grüße <a href=\"https://evil.example/x\">https://good.example</a></p>"
            + "<p style=\"display:none\">secret</p>";
    for (MsgMade made :
        List.of(
            new MsgMade().number(0x3fde, 28591).bytes(0x1013, html.getBytes(ISO_8859_1)),
            new MsgMade().number(0x3fde, 65001).bytes(0x1013, html.getBytes(UTF_8)),
            new MsgMade().text(0x1013, html))) {
      Message message = one(made.text(0x1000, "Other https://plain.example/"));
      assertThat(message.text()).contains("Grüße").doesNotContain("secret", "Other");
      assertThat(message.links()).extracting(Hyperlink::target).contains("https://evil.example/x");
      assertThat(message.hidden()).anyMatch(hidden -> hidden.text().contains("secret"));
      assertThat(message.hidden()).anyMatch(hidden -> hidden.how().contains("plain part"));
    }
  }

  @Test
  void filesAndMessagesInItAreItsOwn() {
    byte[] zip = Made.zip("a.txt", Made.text("hello"));
    Read read =
        read(
            new MsgMade()
                .text(0x007d, HEADERS)
                .text(0x1000, "See")
                .file("test.zip", "application/zip", zip)
                .message(
                    new MsgMade()
                        .text(0x0037, "Inner")
                        .text(0x5d02, "in@they.example")
                        .file("in.txt", "text/plain", Made.text("inside")))
                .object("Package", Map.of("CONTENTS", Made.text("object")))
                .made());
    assertThat(read.carried()).hasSize(2);
    Message outer = read.messages().getFirst();
    assertThat(outer.attachments())
        .extracting(one -> one.content().path())
        .containsExactly("test.zip", "Package CONTENTS");
    assertThat(outer.attachments().getFirst().content().bytes()).isEqualTo(zip);
    Carried inner = read.carried().getLast();
    assertThat(inner.how()).isEqualTo(Carried.How.ATTACHED);
    assertThat(inner.carrier()).isEqualTo(outer);
    assertThat(inner.message().subject()).isEqualTo("Inner");
    assertThat(inner.message().attachments().getFirst().content().bytes())
        .isEqualTo(Made.text("inside"));
  }

  @Test
  void aMessageThatIsAttachedToAMailIsAMessage() {
    byte[] msg = new MsgMade().text(0x007d, HEADERS).text(0x1000, "Hello").made();
    String mail =
        "From: dana@ours.example\nTo: security@ours.example\nSubject: odd\n"
            + "Content-Type: application/vnd.ms-outlook; name=odd.msg\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(msg);
    Read read = MessageReader.read(mail.getBytes(ISO_8859_1), "x.eml", Set.of(), Budget.usual());
    assertThat(read.messages()).extracting(Message::subject).containsExactly("odd", "Grüße");
    assertThat(read.messages().getFirst().attachments()).isEmpty();
  }

  @Test
  void whatLiesElsewhereIsSaid() {
    MsgMade reference =
        new MsgMade()
            .number(0x3705, 4)
            .text(0x3707, "plan.docx")
            .text(0x370d, "\\\\files.example\\share\\plan.docx");
    Message message = one(new MsgMade().text(0x1000, "See").attachment(reference));
    assertThat(message.attachments()).isEmpty();
    assertThat(message.defects()).singleElement().asString().contains("\\\\files.example\\share");
  }

  @Test
  void whatLiesAtAServiceIsALink() {
    MsgMade reference =
        new MsgMade()
            .number(0x3705, 7)
            .text(0x3707, "plän.docx")
            .text(0x370d, "https://drive.example/?a=1&b=2");
    for (MsgMade made :
        List.of(
            new MsgMade().text(0x1000, "See"),
            new MsgMade().text(0x1000, "See").text(0x1013, "<p>See</p>"))) {
      Message message = one(made.attachment(reference));
      assertThat(message.defects()).isEmpty();
      assertThat(message.text()).contains("See", "plän.docx");
      assertThat(message.links())
          .extracting(Hyperlink::target)
          .containsExactly("https://drive.example/?a=1&b=2");
    }
  }

  @Test
  void aSignedMessageIsTakenApart() {
    String signed =
        """
        Content-Type: multipart/signed; boundary=b

        --b
        Content-Type: text/plain

        Please run it
        --b
        Content-Type: application/pkcs7-signature; name=smime.p7s

        x
        --b--
        """;
    Message message =
        one(
            new MsgMade()
                .text(0x001a, "IPM.Note.SMIME.MultipartSigned")
                .text(0x007d, HEADERS)
                .file("smime.p7m", "multipart/signed", Made.text(signed)));
    assertThat(message.text()).contains("Please run it");
    assertThat(message.attachments()).extracting(one -> one.name()).containsExactly("smime.p7s");
  }

  @Test
  void moreThanTheBudgetIsSaidAndNotRead() {
    byte[] msg = new MsgMade().text(0x1000, "See").file("a.bin", "", new byte[50_000]).made();
    Budget small = new Budget(msg.length + 20_000, 100, Duration.ofSeconds(9), System::nanoTime);
    Read read = MessageReader.read(msg, "a.msg", small);
    assertThat(read.messages().getFirst().text()).isEqualTo("See");
    assertThat(read.messages().getFirst().defects()).anyMatch(one -> one.contains("more in it"));
  }
}
