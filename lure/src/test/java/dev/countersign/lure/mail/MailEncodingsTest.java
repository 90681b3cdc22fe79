package dev.countersign.lure.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Attachment;
import dev.countersign.lure.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail as broken programs and thieves write it. */
class MailEncodingsTest {
  private static final String HEAD = "From: a@mail.example\nSubject: x\n";

  private static Message read(byte[] mail) {
    return MessageReader.read(mail, "x.eml", Budget.usual()).messages().getFirst();
  }

  private static Message read(String mail) {
    return read(mail.getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/plain; charset=utf-8                  | 8bit             | Gr\u00c3\u00bc\u00c3\u009fe | Grüße
          text/plain; charset=iso-8859-1             | 8bit             | Gr\u00fc\u00dfe             | Grüße
          text/plain; charset="utf-8"                | 8bit             | Gr\u00fc\u00dfe             | Grüße
          text/plain; charset=us-ascii               | 8bit             | Gr\u00fc\u00dfe             | Grüße
          text/plain                                 | 8bit             | Gr\u00c3\u00bc\u00c3\u009fe | Grüße
          text/plain charset=utf-8                   | quoted-printable | Gr=C3=BC=C3=9Fe             | Grüße
          text/plain; charset=utf-8                  | Quoted-Printable | Gr=c3=bc=ZZ=C3=9fe          | Grü=ZZße
          text/plain; charset=utf-8                  | base64           | R3LDvMOfZQ==                | Grüße
          text/plain; charset=utf-8                  | BASE64           | R3L!DvM*OfZQ                | Grüße
          text/plain; charset=gb2312                 | base64           | xOO6ww==                    | 你好
          text/plain; charset*=utf-8''utf-8          | base64           | R3LDvMOfZQ==                | Grüße
          text/plain; charset=default                | 7bit             | plain                       | plain
          """)
  void readsTheTextWhateverItIsEncodedIn(
      String type, String encoding, String body, String expected) {
    Message message =
        read(
            HEAD
                + "Content-Type: "
                + type
                + "\nContent-Transfer-Encoding: "
                + encoding
                + "\n\n"
                + body);
    assertThat(message.text().strip()).isEqualTo(expected);
    assertThat(message.defects()).isEmpty();
  }

  @Test
  void saysThatACharacterSetIsUnknown() {
    Message message = read(HEAD + "Content-Type: text/plain; charset=x-odd\n\n\u00fc");
    assertThat(message.text()).isEqualTo("ü");
    assertThat(message.defects())
        .containsExactly("The mail's text is in an unknown character set, \"x-odd\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          =?utf-8?Q?a?= =?utf-8?Q?b?= c            | ab c
          =?utf-8?Q?=C3?= =?utf-8?Q?=BC?=          | ü
          =?utf-8?B?w7w?=                          | ü
          =?x-odd?Q?a=FC?=                         | aü
          =?utf-8*de?Q?a_b?=                       | a b
          =?utf-8?Q??= after                       | after
          =?utf-8?Q?never closed                   | =?utf-8?Q?never closed
          =?utf-8?X?a?= b                          | =?utf-8?X?a?= b
          a=?utf-8?q?b?=c                          | abc
          =?utf-8?Q?a b?=                          | a b
          """)
  void decodesWordsOfTheSubject(String raw, String expected) {
    assertThat(read("From: a@mail.example\nSubject: " + raw + "\n\nx").subject())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          name="a.zip"                                                   |                                   | a.zip    | a.zip
                                                                         | filename=report(1).pdf            | report(1).pdf | report(1).pdf
                                                                         | filename="..\\..\\a b.exe"        | ..\\..\\a b.exe | a b.exe
                                                                         | filename=/etc/passwd              | /etc/passwd | passwd
                                                                         | filename="="                      | =        | =
                                                                         | filename=".."                     | ..       | part-1.pdf
                                                                         | filename*0=long; filename*1=.exe  | long.exe | long.exe
                                                                         | filename*0*=utf-8''%C3%BC; filename*1=.js | ü.js | ü.js
                                                                         | filename*=x-odd'en'%C3%BC.js      | ü.js     | ü.js
                                                                         | filename*=utf-8''%e2%80%aegpj.exe | ^\u202egpj.exe^ | ^\u202egpj.exe^
          name="=?utf-8?B?w7wuanM=?="                                    |                                   | ü.js     | ü.js
          """)
  void cleansNamesOfAttachments(String type, String disposition, String name, String path) {
    Message message =
        read(
            HEAD
                + "Content-Type: application/pdf"
                + (type == null ? "" : "; " + type)
                + "\nContent-Disposition: attachment"
                + (disposition == null ? "" : "; " + disposition)
                + "\n\nx");
    assertThat(message.attachments()).hasSize(1);
    Attachment attachment = message.attachments().getFirst();
    assertThat(attachment.name()).isEqualTo(name);
    assertThat(attachment.content().path()).isEqualTo(path);
    assertThat(attachment.declaredType()).isEqualTo("application/pdf");
  }

  @Test
  void givesTwoAttachmentsOfOneNameTwoPaths() {
    Message message =
        read(
            HEAD
                + "Content-Type: multipart/mixed; boundary=b\n"
                + "\n--b\nContent-Disposition: attachment; filename=a.js\n\nx".repeat(3)
                + "\n--b--");
    assertThat(message.attachments())
        .extracting(one -> one.content().path())
        .containsExactly("a.js", "a-2.js", "a-3.js");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b\nContent-Disposition: attachment\n\nx",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\r\n\r\nhello\r\n--b\nContent-Disposition: attachment\n\nx\n--b--\n",
        "Content-Type: multipart/mixed\n\n--b\n\nhello\n--b\nContent-Disposition: attachment\n\nx\n--b--\n",
        "Content-Type: multipart/mixed; boundary=other\n\n--b\n\nhello\n--b\nContent-Disposition: attachment\n\nx\n--b--\n",
        "Content-Type: multipart/mixed; boundary=\"b\n c\"\n\n--b c\n\nhello\n--b c\nContent-Disposition: attachment\n\nx\n--b c--\n",
      })
  void findsThePartsWhereTheirBoundaryIsBrokenOrMissing(String rest) {
    Message message = read(HEAD + rest);
    assertThat(message.text().strip()).isEqualTo("hello");
    assertThat(message.attachments()).hasSize(1);
  }

  @Test
  void readsAMailThatBeginsWithAByteOrderMarkOrEmptyLines() {
    assertThat(read(("\uFEFF" + HEAD + "\nü").getBytes(UTF_8)).text()).isEqualTo("ü");
    assertThat(read(("\uFEFF" + HEAD + "\nü").getBytes(UTF_16LE)).text()).isEqualTo("ü");
    assertThat(read("\n\r\n" + HEAD + "\nx").subject()).isEqualTo("x");
  }

  @Test
  void readsLinesThatEndInCarriageReturnsAlone() {
    Message message = read((HEAD + "\na\nb").replace('\n', '\r'));
    assertThat(message.subject()).isEqualTo("x");
    assertThat(message.text()).isEqualTo("a\nb");
  }

  @Test
  void dropsNulsAndKeepsTheRest() {
    assertThat(read(HEAD + "\na\0b").text()).isEqualTo("ab");
  }

  @Test
  void saysThatAMailHasNoHeader() {
    Message message = read("Hello there\nhttps://a.example/x\n\nmore");
    assertThat(message.text()).isEqualTo("Hello there\nhttps://a.example/x\n\nmore");
    assertThat(message.defects()).containsExactly("The mail has no header");
    assertThat(message.from()).isNull();
    assertThat(message.sentAt()).isNull();
  }

  @Test
  void saysThatAMailNamesItsSenderTwice() {
    Message message = read("From: a@mail.example\nFrom: ceo@ours.example\nSubject: x\n\nx");
    assertThat(message.from()).isNotNull();
    assertThat(message.defects())
        .containsExactly("The mail names its sender more than once; the first is taken");
  }

  @Test
  void joinsTextThatFlows() {
    Message message =
        read(
            HEAD
                + "Content-Type: text/plain; format=flowed\n\n"
                + "One line \nof text.\n> quoted \n> more\n-- \nme\n");
    assertThat(message.text()).isEqualTo("One line of text.\n> quoted more\n-- \nme\n");
  }

  @Test
  void saysThatWhatOutlookPackedIsDamaged() {
    assertThat(read(HEAD + "Content-Type: application/ms-tnef; name=winmail.dat\n\nx").defects())
        .singleElement()
        .asString()
        .contains("winmail.dat");
  }

  @Test
  void takesAMailboxApart() {
    String box =
        "From a@mail.example Thu Mar  6 11:00:00 2025\n"
            + HEAD
            + "\nfirst\n>From here\n>>From there\n\n"
            + "From b@mail.example Thu Mar  6 12:00:00 2025\n"
            + HEAD
            + "\nsecond\nFrom now on 10:00 2025 no header\n";
    Read read = MessageReader.read(box.getBytes(UTF_8), "in.mbox", Budget.usual());
    assertThat(read.kind()).isEqualTo(Read.Kind.MBOX);
    assertThat(read.messages())
        .extracting(Message::text)
        .containsExactly(
            "first\nFrom here\n>From there\n\n", "second\nFrom now on 10:00 2025 no header\n");
  }

  @Test
  void takesAThousandMailsOfAMailbox() {
    String mail = "From a@mail.example Thu Mar  6 11:00:00 2025\n" + HEAD + "\nx\n\n";
    Read read = MessageReader.read(mail.repeat(1_001).getBytes(UTF_8), "in.mbox", Budget.usual());
    assertThat(read.messages()).hasSize(1_000);
    assertThat(read.defects())
        .containsExactly("The mailbox holds more than 1,000 mails; the others were not read");
  }

  @Test
  void saysThatAPartContradictsItself() {
    Message message = read(HEAD + "Content-Type: text/plain\nContent-Type: text/html\n\n<b>x</b>");
    assertThat(message.defects())
        .containsExactly("A part of the mail says twice of what type it is, or how it is encoded");
    assertThat(read(HEAD + "Content-Type: text/plain\nContent-Type: text/plain\n\nx").defects())
        .isEmpty();
  }

  @Test
  void readsAMailThatWasSavedAndAttached() {
    byte[] mail =
        (HEAD
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee\n--b\n"
                + "Content-Type: application/octet-stream; name=lure.eml\n\n"
                + "From: eve@evil.example\nSubject: inner\n\nRun it\n--b--\n")
            .getBytes(UTF_8);
    Read read = MessageReader.read(mail, "x.eml", Budget.usual());
    assertThat(read.carried())
        .extracting(Carried::how)
        .containsExactly(Carried.How.ITSELF, Carried.How.ATTACHED);
    assertThat(read.messages().get(0).attachments()).isEmpty();
    assertThat(read.messages().get(1).text()).isEqualTo("Run it");
  }

  @Test
  void showsWhatAnInvitationSays() {
    Message message =
        read(
            HEAD
                + "Content-Type: text/calendar\n\nBEGIN:VEVENT\nSUMMARY:Call\n"
                + "DESCRIPTION;ALTREP=\"cid:1\":Join:\\nhttps://meet.ex\n ample/x\nUID:1\n");
    assertThat(message.text()).isEqualTo("Call\nJoin:\nhttps://meet.example/x\n");
    assertThat(message.links()).hasSize(1);
    assertThat(message.attachments()).hasSize(1);
  }

  @Test
  void readsAppleMailsOwnFiles() {
    String mail = HEAD + "\nbody\n";
    byte[] file = (mail.length() + "  \n" + mail + "<?xml version=\"1.0\"?>").getBytes(UTF_8);
    assertThat(MessageReader.read(file, "1.emlx", Budget.usual()).messages())
        .extracting(Message::text)
        .containsExactly("body\n");
  }

  @Test
  void leavesAPageThatABrowserSavedToTheReaderOfFiles() {
    String page = "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example\n" + HEAD;
    assertThat(MessageReader.read(page.getBytes(UTF_8), "a.mhtml", Budget.usual()).kind())
        .isEqualTo(Read.Kind.NONE);
  }
}
