package dev.countersign.server.lure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated",
        "Precedence: bulk",
        "Precedence: list",
        "List-Id: <everybody.example.com>",
        "List-Unsubscribe: <mailto:x@example.com>",
        "X-Auto-Response-Suppress: All",
        "Return-Path: <>"
      })
  void programsAndListsAreNotAnswered(String field) {
    assertThat(headers("From: rea@example.com\r\n" + field).mustNotBeAnswered()).isTrue();
  }

  @Test
  void aPersonIsAnswered() {
    assertThat(headers("From: Rea <rea@example.com>\r\nAuto-Submitted: no").mustNotBeAnswered())
        .isFalse();
    assertThat(headers("From: MAILER-DAEMON@example.com").mustNotBeAnswered()).isTrue();
  }

  @Test
  void hasOneSenderOrNone() {
    assertThat(headers("From: Rea <Rea@Example.com>").sender()).contains("rea@example.com");
    assertThat(headers("From: rea@example.com, eve@evil.example").sender()).isEmpty();
    assertThat(headers("From: rea@example.com\r\nFrom: eve@evil.example").sender()).isEmpty();
    assertThat(headers("From: \"rea@example.com\"").sender()).isEmpty();
    assertThat(headers("Subject: none").sender()).isEmpty();
  }

  private static Headers headers(String fields) {
    return new Headers((fields + "\r\n\r\ntext").getBytes(StandardCharsets.UTF_8));
  }
}
