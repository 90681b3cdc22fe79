package dev.countersign.bench.lure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.mail.MessageReader;
import dev.countersign.lure.mail.Read;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What reading a mail costs: plain text of 3 kB, and a newsletter's markup of 20 kB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MailReadBenchmark {
  private static final String HEADER =
      """
      Return-Path: <eve@mail.example>
      Received: from mail.example (mail.example [192.0.2.1]) by mx.ours.example with ESMTPS
       id 4Z7x for <ada@ours.example>; Thu, 6 Mar 2025 10:00:01 +0000 (UTC)
      Authentication-Results: mx.ours.example; spf=pass smtp.mailfrom=eve@mail.example;
       dkim=pass (2048-bit key) header.d=mail.example; dmarc=pass header.from=mail.example
      DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mail.example; s=s1; h=from:to;
       b=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      From: =?utf-8?Q?Eve_M=C3=BCller?= <eve@mail.example>
      To: Ada <ada@ours.example>, Bob <bob@ours.example>
      Subject: Minutes of Thursday's meeting
      Date: Thu, 6 Mar 2025 11:00:00 +0100
      Message-ID: <1@mail.example>
      In-Reply-To: <0@ours.example>
      MIME-Version: 1.0
      """;
  private static final String SENTENCE =
      "We agreed to look at the figures again next week, see https://wiki.mail.example/minutes/7.\n";
  private static final String ROW =
      """
      <tr><td class="cell" style="padding:8px;font-size:14px;color:#333333">
      <a href="https://news.mail.example/a?id=7" style="color:#0a58ca">Read on</a> about what
      changed this week, and what did not.</td></tr>
      """;

  private final byte[] plain =
      (HEADER + "Content-Type: text/plain; charset=utf-8\n\n" + SENTENCE.repeat(24))
          .getBytes(UTF_8);
  private final byte[] markup =
      (HEADER
              + "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n"
              + SENTENCE.repeat(10)
              + "\n--b\nContent-Type: text/html; charset=utf-8\n\n<html><head><style>"
              + ".cell{color:#333} .pre{display:none} @media (max-width:600px){.cell{width:100%}}"
              + "</style></head><body bgcolor=\"#ffffff\"><div class=pre>In short</div><table>"
              + ROW.repeat(85)
              + "</table></body></html>\n--b--\n")
          .getBytes(UTF_8);

  /** A plain mail of 3 kB. */
  @Benchmark
  public Read plainMail() {
    return MessageReader.read(plain, "mail.eml", Budget.usual());
  }

  /** A newsletter of 20 kB, in plain text and markup. */
  @Benchmark
  public Read newsletter() {
    return MessageReader.read(markup, "mail.eml", Budget.usual());
  }
}
