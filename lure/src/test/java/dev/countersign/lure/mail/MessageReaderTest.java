package dev.countersign.lure.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
  private static final String PLAIN =
      """
      Return-Path: <bounce@mail.example>
      Received: from mail.example by mx.ours.example; Thu, 6 Mar 2025 10:00:01 +0000
      From: =?utf-8?Q?J=C3=BCrgen_M=C3=BCller?= <jurgen@Mail.Example>
      To: "Ada, of ours" <ada@ours.example>, bob@ours.example (Bob)
      Reply-To: <answers@other.example>
      Subject: =?iso-8859-1?B?R3L832U=?= from
       here
      Date: Thu, 6 Mar 2025 11:00:00 +0100
      Message-ID: <1@mail.example>
      In-Reply-To: <0@ours.example>
      References: <a@ours.example> <0@ours.example>
      Content-Type: text/plain; charset=utf-8

      Hello Ada,
      see https://meet.example/test, or hxxps://bad[.]example/x.
      """;

  static Read read(String mail) {
    return MessageReader.read(mail.getBytes(UTF_8), "x.eml", Budget.usual());
  }

  private static Message one(String mail) {
    Read read = read(mail);
    assertThat(read.messages()).hasSize(1);
    return read.messages().getFirst();
  }

  @Test
  void readsAnOrdinaryMail() {
    Message message = one(PLAIN);
    assertThat(message.channel()).isEqualTo(Channel.MAIL);
    assertThat(message.from())
        .isEqualTo(new Correspondent("Jürgen Müller", "jurgen@mail.example", null));
    assertThat(message.replyTo())
        .extracting(Correspondent::address)
        .containsExactly("answers@other.example");
    assertThat(message.returnPath()).isEqualTo("bounce@mail.example");
    assertThat(message.recipients())
        .containsExactly(
            new Correspondent("Ada, of ours", "ada@ours.example", null),
            new Correspondent("Bob", "bob@ours.example", null));
    assertThat(message.subject()).isEqualTo("Grüße from here");
    assertThat(message.sentAt()).isEqualTo(Instant.parse("2025-03-06T10:00:00Z"));
    assertThat(message.threading().messageId()).isEqualTo("1@mail.example");
    assertThat(message.threading().answers()).containsExactly("0@ours.example", "a@ours.example");
    assertThat(message.links())
        .containsExactly(
            new Hyperlink(
                "https://meet.example/test", "https://meet.example/test", "the text, line 2"),
            new Hyperlink(
                "hxxps://bad[.]example/x", "hxxps://bad[.]example/x", "the text, line 2"));
    assertThat(message.headers()).hasSize(11).contains("Message-ID: <1@mail.example>");
    assertThat(message.defects()).isEmpty();
  }

  @Test
  void toldByItsBytesWhateverItsName() {
    assertThat(MessageReader.read(PLAIN.getBytes(UTF_8), "", Budget.usual()).kind())
        .isEqualTo(Read.Kind.MAIL);
    assertThat(MessageReader.read(PLAIN.getBytes(UTF_8), "a.js", Budget.usual()).kind())
        .isEqualTo(Read.Kind.MAIL);
    assertThat(MessageReader.read("const a = 1;\n".getBytes(UTF_8), "a.js", Budget.usual()).kind())
        .isEqualTo(Read.Kind.NONE);
    assertThat(MessageReader.read("Hello".getBytes(UTF_8), "", Budget.usual()).kind())
        .isEqualTo(Read.Kind.PASTED);
  }

  @Test
  void seesWhatMarkupShowsAndTellsWhatItHides() {
    Message message =
        one(
            """
            From: a@mail.example
            Subject: x
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain

            Visit https://plain.example/only
            --inner
            Content-Type: text/html; charset=utf-8

            <html><head><title>t</title><style>.h {display:none}</style></head><body>
            <p>Hello</p><div class="h">secret one</div>
            <p style="color:#fff">white on white</p>
            <p>Click <a href="https://evil.example/x">https://bank.example</a></p></body></html>
            --inner--
            --outer
            Content-Type: application/zip; name="=?utf-8?Q?t=C3=A4st.zip?="
            Content-Disposition: attachment; filename*=UTF-8''..%2F..%2Ft%C3%A4st.zip
            Content-Transfer-Encoding: base64

            UEsDBA==
            --outer--
            """);
    assertThat(message.text()).isEqualTo("Hello\n\nClick https://bank.example");
    assertThat(message.links())
        .containsExactly(
            new Hyperlink("https://bank.example", "https://evil.example/x", "the text, line 3"));
    assertThat(message.hidden())
        .extracting(hidden -> hidden.how() + ": " + hidden.text())
        .containsExactly(
            "display: none: secret one",
            "letters of the colour behind them: white on white",
            "only in the plain part: Visit https://plain.example/only");
    assertThat(message.attachments()).hasSize(1);
    assertThat(message.attachments().getFirst().name()).isEqualTo("../../täst.zip");
    assertThat(message.attachments().getFirst().content().path()).isEqualTo("täst.zip");
    assertThat(message.attachments().getFirst().content().bytes())
        .isEqualTo(new byte[] {'P', 'K', 3, 4});
    assertThat(message.defects()).isEmpty();
  }

  @Test
  void givesAForwardedMailBesideItsCarrier() {
    Read read =
        read(
            """
            From: ada@ours.example
            Subject: Fwd: job
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            Is this real?
            --b
            Content-Type: message/rfc822

            """
                + PLAIN
                + "--b--\n");
    assertThat(read.carried()).hasSize(2);
    assertThat(read.carried().get(0).how()).isEqualTo(Carried.How.ITSELF);
    assertThat(read.carried().get(0).message().text()).isEqualTo("Is this real?");
    assertThat(read.carried().get(1).how()).isEqualTo(Carried.How.ATTACHED);
    assertThat(read.carried().get(1).carrier()).isSameAs(read.carried().get(0).message());
    assertThat(read.carried().get(1).message().subject()).isEqualTo("Grüße from here");
  }

  @Test
  void readsLatin1HeadersThatDoNotSaySo() {
    byte[] mail =
        "From: J\u00FCrgen <j@mail.example>\nSubject: x\n\nGr\u00FC\u00DFe".getBytes(ISO_8859_1);
    Message message = MessageReader.read(mail, "", Budget.usual()).messages().getFirst();
    assertThat(message.from()).isEqualTo(new Correspondent("Jürgen", "j@mail.example", null));
    assertThat(message.text()).isEqualTo("Grüße");
  }
}
