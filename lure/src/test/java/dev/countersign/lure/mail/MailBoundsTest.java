package dev.countersign.lure.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Message;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails made to exhaust whoever reads them end in an answer, soon, and in a sentence. */
class MailBoundsTest {
  private static final String HEAD = "From: a@mail.example\nSubject: bomb\n";

  static Stream<Arguments> bombs() {
    return Stream.of(
        bomb("parts in parts, 10,000 deep", MailBoundsTest::nested, "deeper than 20 levels"),
        bomb("mails in mails, 10,000 deep", MailBoundsTest::mails, "deeper than 20 levels"),
        bomb("10,000 parts", MailBoundsTest::flat, "more than 1,000 parts"),
        bomb("10,000 header fields", MailBoundsTest::fields, "more than 1,000 header fields"),
        bomb(
            "a field of 20 MB",
            () -> HEAD + "X: " + "a".repeat(20_000_000) + "\n\ntext",
            "header is longer"),
        bomb(
            "a field folded 400,000 times",
            () -> HEAD + "X: a" + "\n b".repeat(400_000) + "\n\ntext",
            "header is longer"),
        bomb(
            "a header of 3,000,000 fields",
            () -> HEAD + "X: a\n".repeat(3_000_000) + "\ntext",
            "header is longer"),
        bomb(
            "markup of 20 MB",
            () -> HEAD + "Content-Type: text/html\n\n" + "<b>x</b>".repeat(2_500_000),
            "markup is larger"),
        bomb("text of 20 MB", () -> HEAD + "\n" + "text ".repeat(4_000_000), "text is longer"),
        bomb("2,000 rules for 100,000 elements", MailBoundsTest::styles, "markup is larger"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  @Timeout(30)
  void endsInASentence(String name, Supplier<String> mail, String sentence) {
    Message first = read(mail.get(), Budget.usual());
    assertThat(first.subject()).isEqualTo("bomb");
    assertThat(first.defects()).anyMatch(defect -> defect.contains(sentence));
  }

  static Stream<Arguments> burdens() {
    return Stream.of(
        bomb("elements 100,000 deep", () -> html("<div>".repeat(100_000)), ""),
        bomb("styles 100,000 deep", () -> html("<style>" + "@media screen{".repeat(100_000)), ""),
        bomb("500,000 open comments", () -> html("<!--".repeat(500_000)), ""),
        bomb(
            "500,000 words half encoded",
            () -> HEAD + "To: " + "=?a?q?".repeat(9_000) + "\n\nx",
            ""),
        bomb("60,000 quotes", () -> HEAD + "To: " + "\"".repeat(60_000) + "\n\nx", ""),
        bomb("60,000 comments", () -> HEAD + "To: " + "(".repeat(60_000) + "\n\nx", ""),
        bomb("60,000 groups", () -> HEAD + "To: " + "a:".repeat(30_000) + ";\n\nx", ""),
        bomb("60,000 parameters", () -> HEAD + "Content-Type: a/b;" + "a=b;".repeat(15_000), ""),
        bomb("1,000,000 links", () -> HEAD + "\n" + "http://a.example/ ".repeat(200_000), ""),
        bomb("links in links", () -> HEAD + "\n" + "http://a.example,".repeat(200_000), ""),
        bomb("slashes", () -> HEAD + "\n" + "://".repeat(1_000_000), ""),
        bomb("dots", () -> HEAD + "\n" + "a.".repeat(1_000_000), ""),
        bomb(
            "quoted mails",
            () -> HEAD + "\n" + "From: a\nTo: b\nSubject: c\n\n".repeat(40_000),
            ""),
        bomb("half quoted mails", () -> HEAD + "\n" + "From: a\nTo: b\n\n".repeat(100_000), ""),
        bomb(
            "wrote",
            () -> HEAD + "\n" + "On 3 Mar 2025, a <a@b.example> wrote:\n".repeat(50_000),
            ""),
        bomb(
            "boundaries",
            () -> HEAD + "Content-Type: multipart/mixed\n\n" + "--a\n".repeat(500_000),
            ""),
        bomb(
            "other boundaries",
            () ->
                HEAD
                    + "Content-Type: multipart/mixed; boundary=x\n\n"
                    + Stream.iterate(0, i -> i + 1)
                        .limit(100_000)
                        .map(i -> "--a" + i + "\n")
                        .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append),
            ""),
        bomb(
            "quoted-printable",
            () -> HEAD + "Content-Transfer-Encoding: quoted-printable\n\n" + "=".repeat(5_000_000),
            ""),
        bomb(
            "base64",
            () -> HEAD + "Content-Transfer-Encoding: base64\n\n" + "=A".repeat(3_000_000),
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("burdens")
  @Timeout(10)
  void isReadInTime(String name, Supplier<String> mail, String none) {
    assertThat(read(mail.get(), Budget.usual()).subject()).isEqualTo("bomb");
  }

  @Test
  @Timeout(10)
  void takesSavedMailsApartTwentyDeep() {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      mail.append(HEAD).append("Content-Type: a/b; name=x.eml\n\n");
    }
    Read read =
        MessageReader.read(
            mail.append("text").toString().getBytes(ISO_8859_1), "x.eml", Budget.usual());
    assertThat(read.messages()).hasSize(21);
    assertThat(read.messages().getLast().attachments()).hasSize(1);
  }

  @Test
  void keepsWhatWasReadBeforeTheBudgetWasUsedUp() {
    String mail =
        HEAD
            + "Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\n\nthe text\n--b\nContent-Type: application/x\nContent-Transfer-Encoding: base64\n\n"
            + "QUFB".repeat(10_000)
            + "\n--b--\n";
    Budget small = new Budget(10_000, 100, Duration.ofSeconds(20), System::nanoTime);
    Message message = read(mail, small);
    assertThat(message.text()).isEqualTo("the text");
    assertThat(message.defects()).containsExactly("There is more in it than is read of one report");
    assertThat(message.attachments()).hasSize(1);
    assertThat(message.attachments().getFirst().content().cut()).isTrue();
  }

  private static Arguments bomb(String name, Supplier<String> mail, String sentence) {
    return Arguments.of(name, mail, sentence);
  }

  private static Message read(String mail, Budget budget) {
    return MessageReader.read(mail.getBytes(ISO_8859_1), "x.eml", budget).messages().getFirst();
  }

  private static String html(String markup) {
    return HEAD + "Content-Type: text/html\n\n" + markup;
  }

  private static String nested() {
    StringBuilder mail = new StringBuilder(HEAD);
    for (int i = 0; i < 10_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i);
      mail.append("\n\n--b").append(i).append('\n');
    }
    return mail.append("\ntext").toString();
  }

  private static String mails() {
    return HEAD + ("Content-Type: message/rfc822\n\n" + HEAD).repeat(10_000) + "\ntext";
  }

  private static String flat() {
    return HEAD
        + "Content-Type: multipart/mixed; boundary=b\n"
        + "\n--b\nContent-Type: image/png\n\nx".repeat(10_000)
        + "\n--b--\n";
  }

  private static String fields() {
    StringBuilder mail = new StringBuilder(HEAD);
    for (int i = 0; i < 10_000; i++) {
      mail.append("X-").append(i).append(": a\n");
    }
    return mail.append("\ntext").toString();
  }

  private static String styles() {
    StringBuilder markup = new StringBuilder("<style>");
    for (int i = 0; i < 2_000; i++) {
      markup.append(".a .b .c .d .x").append(i % 7).append("{color:red}");
    }
    return html(
        markup
            + "</style>"
            + "<div class='a b c x1 x2'>".repeat(200)
            + "<i class=x1>t</i>".repeat(250_000));
  }
}
