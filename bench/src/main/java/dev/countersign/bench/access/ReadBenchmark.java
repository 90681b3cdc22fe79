package dev.countersign.bench.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.access.read.EventStream;
import dev.countersign.access.read.Readers;
import dev.countersign.access.read.Tally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Records of Okta's System Log of 1.3 kB each, one a line, cut, parsed, recognised and read into
 * events, on one core. Asked: 50,000 a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReadBenchmark {
  private static final int RECORDS = 10_000;

  @SuppressWarnings("InlineFormatString") // a record of a page is read better by itself
  private static final String RECORD =
      """
      {"uuid":"0a%07d-5c3e-11ef-9a0f-2b0d8e4f%04d","published":"2026-03-0%dT%02d:15:30.123Z","eventType":"user.authentication.sso","version":"0","severity":"INFO",\
      "displayMessage":"User single sign on to app","actor":{"id":"00u%d","type":"User","alternateId":"person%d@ours.example","displayName":"Person %d","detailEntry":null},\
      "client":{"userAgent":{"rawUserAgent":"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36","os":"Mac OS X","browser":"CHROME"},\
      "zone":"null","device":"Computer","id":null,"ipAddress":"203.0.113.%d","geographicalContext":{"city":"Berlin","state":"Land Berlin","country":"Germany","postalCode":"10115","geolocation":{"lat":52.52,"lon":13.4}}},\
      "device":null,"authenticationContext":{"authenticationProvider":null,"credentialProvider":null,"credentialType":null,"issuer":null,"interface":null,"authenticationStep":0,"externalSessionId":"102%d"},\
      "outcome":{"result":"SUCCESS","reason":null},"target":[{"id":"0oa1","type":"AppInstance","alternateId":"Mail","displayName":"Mail","detailEntry":{"signOnModeType":"OPENID_CONNECT"}}],\
      "transaction":{"type":"WEB","id":"Zk%d","detail":{}},"debugContext":{"debugData":{"requestId":"r%d","dtHash":"d%d","requestUri":"/app/mail/sso","url":"/app/mail/sso?"}},\
      "legacyEventType":"app.auth.sso","securityContext":{"asNumber":64500,"asOrg":"example telecom","isp":"example telecom","domain":"example.net","isProxy":false},"request":{"ipChain":[{"ip":"203.0.113.1","version":"V4"}]}}
      """;

  private byte[] log = new byte[0];

  /** Writes the log, and makes sure that it is read as it must be. */
  @Setup
  public void write() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      int person = i % 500;
      text.append(
          String.format(
              Locale.ROOT,
              RECORD,
              i,
              i % 10_000,
              1 + i % 9,
              i % 24,
              person,
              person,
              person,
              i % 250,
              person,
              i,
              i,
              person));
    }
    log = text.toString().getBytes(UTF_8);
    if (oktaLines() != RECORDS) {
      throw new IllegalStateException("not every record was read");
    }
  }

  /** The events. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long oktaLines() throws IOException {
    Tally tally = new Tally();
    EventStream stream =
        new EventStream(new ByteArrayInputStream(log), Readers.standard(), tally, Instant.EPOCH);
    while (stream.next() != null) {
      // counted by the tally
    }
    return tally.byReader().getOrDefault("okta", 0L);
  }
}
