package dev.countersign.server.lure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RecipientsTest {
  private static final String INNER =
      """
      From: Eve <eve@evil.example>
      To: Rea <Rea@Example.com>, abe@example.com
      Cc: "Amy, of finance" <amy@example.com>
      Subject: a test

      Run it
      """;

  @Test
  void areThoseOfTheMailThatWasForwardedAndNotOfTheForwarding() {
    String mail =
        """
        From: rea@example.com
        To: reports@example.com
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain
        To: nobody@example.com

        What is this?
        --b
        Content-Type: message/rfc822

        %s
        --b--
        """
            .formatted(INNER);
    assertThat(Recipients.in(bytes(mail), true))
        .containsExactly("rea@example.com", "abe@example.com", "amy@example.com");
  }

  @Test
  void areThoseOfAMailThatWasHandedInItself() {
    assertThat(Recipients.in(bytes(INNER), false))
        .containsExactly("rea@example.com", "abe@example.com", "amy@example.com");
  }

  @Test
  void areNoneWhereItIsNoMail() {
    assertThat(Recipients.in(bytes("To: you, who read this\n\nRun it"), false)).isEmpty();
    assertThat(Recipients.in(bytes("PK\u0003\u0004\0\0\0"), false)).isEmpty();
    assertThat(Recipients.in(new byte[0], true)).isEmpty();
    assertThat(Recipients.in(bytes("From: a@b.example\nTo: \0@@@,,<<>>\n\n"), false)).isEmpty();
  }

  @Test
  void areBounded() {
    StringBuilder many = new StringBuilder("From: eve@evil.example\r\nTo: x@example.com");
    for (int i = 0; i < 5_000; i++) {
      many.append(",\r\n n").append(i).append("@example.com");
    }
    assertThat(Recipients.in(bytes(many + "\r\n\r\n"), false)).hasSize(200);
    String nested =
        "From: a@example.com\r\nTo: b@example.com\r\nContent-Type: message/rfc822\r\n\r\n";
    assertThat(Recipients.in(bytes(nested.repeat(30_000)), false)).contains("b@example.com");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
