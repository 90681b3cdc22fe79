package dev.countersign.bench.lure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Triage;
import dev.countersign.model.verdict.Outcome;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A whole answer to an ordinary mail of 3 kB, in this process and on one core: parsed, its signs
 * and links read, concluded, put into words. Asked: 1,000 a second, so under 1,000 µs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TriageBenchmark {
  private static final String MAIL =
      """
      Return-Path: <eve@supplier.example>
      Authentication-Results: mx.ours.example; spf=pass smtp.mailfrom=eve@supplier.example;
       dkim=pass header.d=supplier.example; dmarc=pass header.from=supplier.example
      From: Eve Miller <eve@supplier.example>
      To: Ada <ada@ours.example>, Bob <bob@ours.example>
      Subject: Minutes of Thursday's meeting
      Date: Thu, 6 Mar 2025 11:00:00 +0100
      Message-ID: <1@supplier.example>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8

      """;
  private static final String[] SENTENCES = {
    "We agreed to look at the figures for the second quarter again next week.\n",
    "The team in Lisbon moves to the new office in May, and needs two more desks.\n",
    "Could you send me the slides on storage, the ones with the table of costs?\n",
    "The notes are at https://wiki.supplier.example/minutes/7 as always.\n",
    "Nothing else has changed since the last time, as far as I know.\n"
  };

  private final Triage triage = new Triage(Company.UNKNOWN);
  private Content mail = Content.of("mail.eml", new byte[0]);

  /** Writes the mail, and makes sure that it is what it must be. */
  @Setup
  public void write() {
    StringBuilder text = new StringBuilder(MAIL);
    for (int i = 0; text.length() < 3_000; i++) {
      text.append(SENTENCES[i % SENTENCES.length]);
    }
    mail = Content.of("mail.eml", text.toString().getBytes(UTF_8));
    if (triage.answer(mail).verdict().outcome() != Outcome.ALLOW) {
      throw new IllegalStateException("an ordinary mail is accused");
    }
  }

  /** The answer. */
  @Benchmark
  public Answer ordinaryMail() {
    return triage.answer(mail);
  }
}
